package io.muster.simulator;

import io.muster.testing.engine.RawApi;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at the keys that downloads of bundles leave on an account.
 *
 * @param api by which to ask
 * @param account whose keys
 */
record KeyProbe(Simulator simulator, RawApi api, SimulatedAccount account) {

  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  /** How many keys the first page lists after so many downloads. */
  int listedAfter(int downloads) {
    String token = token();
    for (int i = 0; i < downloads; i++) {
      api.download("/api/clientbundle?label=" + i, token);
    }
    return list(token).split("BEGIN CERTIFICATE", -1).length - 1;
  }

  /** Whether a key that is deleted is dead. */
  boolean oneDiesWhenDeleted() {
    String token = token();
    api.download("/api/clientbundle", token);
    Matcher id = ID.matcher(list(token));
    return id.find()
        && api.delete(path() + "/" + id.group(1), token).status() == 204
        && !ID.matcher(list(token)).find()
        && simulator.authorities().revoked().size() == 1;
  }

  private String token() {
    return api.login(account.name(), account.password());
  }

  private String list(String token) {
    return new String(api.download(path(), token), StandardCharsets.UTF_8);
  }

  private String path() {
    return "/accounts/" + account.name() + "/publicKeys";
  }
}
