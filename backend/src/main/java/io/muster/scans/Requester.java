package io.muster.scans;

import io.muster.audit.Who;
import io.muster.shared.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who asked for a scan, as stored with it. */
record Requester(@Nullable UUID account, String name, String roles) {

  static Requester of(Who who) {
    return new Requester(
        who.account() == null ? null : who.account().value(), who.name(), who.roles());
  }

  static Requester of(ResultSet row) throws SQLException {
    return new Requester(
        row.getObject("requester_id", UUID.class),
        row.getString("requested_by"),
        row.getString("requester_roles"));
  }

  Who who() {
    return new Who(account == null ? null : new AccountId(account), name, roles);
  }
}
