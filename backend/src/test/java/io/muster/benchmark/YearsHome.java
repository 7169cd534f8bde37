package io.muster.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/**
 * Where a filled portal lives. Filling takes far longer than measuring, so one that is kept is
 * found again by its size.
 */
final class YearsHome {

  private final Path directory;
  private final boolean kept;

  private YearsHome(Path directory, boolean kept) {
    this.directory = directory;
    this.kept = kept;
  }

  /**
   * The portal of a size.
   *
   * @param keep the directory of those that are kept; empty for a passing one
   */
  static YearsHome of(YearsSize size, String keep) throws IOException {
    if (keep.isEmpty()) {
      return new YearsHome(Files.createTempDirectory("muster-years-"), false);
    }
    Path directory = Path.of(keep).resolve(size.word());
    YearsHome home = new YearsHome(directory, true);
    if (Files.exists(directory) && !home.isFilled()) {
      FleetBenchmark.delete(directory);
    }
    Files.createDirectories(directory);
    return home;
  }

  /** Whether it holds all its history already. */
  boolean isFilled() {
    return Files.exists(note());
  }

  /** Notes that it holds all its history now, and how it was made, in a sentence. */
  void filled(String how) throws IOException {
    Files.writeString(note(), how);
  }

  /** How it was made. */
  String made() throws IOException {
    return Files.readString(note());
  }

  private Path note() {
    return directory.resolve("made.txt");
  }

  Path portal() {
    return directory.resolve("home");
  }

  Path log(String process) {
    return directory.resolve(process + ".log");
  }

  Path databaseLog() {
    return portal().resolve("postgres").resolve("log");
  }

  /** How many seconds of a processor the database, which a portal has to hold open, took so far. */
  double databaseSeconds() throws IOException {
    return Child.processorSecondsWithChildren(Long.parseLong(postmaster().getFirst().strip()));
  }

  private List<String> postmaster() throws IOException {
    return Files.readAllLines(
        portal().resolve("postgres").resolve("cluster").resolve("postmaster.pid"));
  }

  /** A connection to the database, which a portal has to hold open, as its superuser. */
  Connection superuser() throws IOException, SQLException {
    Path postgres = portal().resolve("postgres");
    Properties passwords = new Properties();
    try (Reader reader = Files.newBufferedReader(postgres.resolve("passwords.properties"))) {
      passwords.load(reader);
    }
    String url = "jdbc:postgresql://127.0.0.1:" + postmaster().get(3).strip() + "/muster";
    return DriverManager.getConnection(url, "postgres", passwords.getProperty("superuser"));
  }

  /** Deletes it unless it is to be kept. */
  void leave() throws IOException {
    if (!kept) {
      FleetBenchmark.delete(directory);
    }
  }
}
