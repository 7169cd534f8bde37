package io.muster.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes the database and its two lesser roles if they are not there: {@value #OWNER} owns the
 * schema and migrates, {@value #APPLICATION} runs the portal and may only what the migrations grant
 * it.
 */
final class Roles {

  static final String SUPERUSER = "postgres";
  static final String OWNER = "muster_owner";
  static final String APPLICATION = "muster_app";
  static final String DATABASE = "muster";

  private Roles() {}

  static void ensure(int port, Passwords passwords) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    try (Connection connection =
            DriverManager.getConnection(url, SUPERUSER, passwords.superuser());
        Statement statement = connection.createStatement()) {
      role(statement, OWNER, passwords.owner());
      role(statement, APPLICATION, passwords.application());
      if (!exists(statement, "select from pg_database where datname = '" + DATABASE + "'")) {
        statement.execute("create database " + DATABASE + " owner " + OWNER);
      }
      statement.execute("revoke all on database " + DATABASE + " from public");
      statement.execute("grant connect on database " + DATABASE + " to " + APPLICATION);
    }
  }

  private static void role(Statement statement, String name, String password) throws SQLException {
    if (!exists(statement, "select from pg_roles where rolname = '" + name + "'")) {
      statement.execute(
          "create role %s login nosuperuser nocreatedb nocreaterole password '%s'"
              .formatted(name, password));
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
