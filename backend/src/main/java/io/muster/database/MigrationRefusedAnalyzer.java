package io.muster.database;

import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words that the database and this version of the portal do not belong together. */
class MigrationRefusedAnalyzer extends AbstractFailureAnalyzer<FlywayValidateException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, FlywayValidateException cause) {
    boolean newer = cause.getMessage().contains("not resolved locally");
    String what =
        newer
            ? "The database was already used by a newer version of Muster than this one."
            : "The database's history of migrations is not the one that this version of Muster"
                + " made.";
    String action =
        newer
            ? "Start that newer version, or restore the backup that was made before the upgrade."
            : "Nobody may change migrations that ran. Restore the database from a backup, or start"
                + " the version of Muster that made it.";
    return new FailureAnalysis(what + "\n\n" + cause.getMessage(), action, cause);
  }
}
