package io.muster.simulator;

import static io.muster.simulator.Json.object;

import io.muster.simulator.http.Reply;
import io.muster.simulator.http.Request;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.Validity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * MKE's own API: signing in, getting a client bundle, and the keys that bundles left on accounts.
 */
final class UcpApi {

  private static final int PAGE = 10;

  private final Simulator simulator;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final List<RegisteredKey> keys = new CopyOnWriteArrayList<>();

  private record RegisteredKey(String id, String account, String label, Issued issued) {}

  UcpApi(Simulator simulator) {
    this.simulator = simulator;
  }

  static boolean serves(String path) {
    return path.equals("/auth/login")
        || path.equals("/api/clientbundle")
        || path.matches("/accounts/[^/]+/publicKeys(/[^/]+)?");
  }

  Reply answer(Request request) {
    if (request.path().equals("/auth/login")) {
      return login(request);
    }
    String user = tokens.get(bearer(request));
    if (user == null) {
      return Reply.error(401, "unauthorized");
    }
    return request.path().equals("/api/clientbundle") ? bundle(request, user) : keys(request, user);
  }

  /** Notes a key on its account, as each download of a bundle does. */
  void register(String account, String label, Issued issued) {
    if (simulator.cluster().switches().has(Behaviour.REGISTERS_A_KEY_WITH_EACH_BUNDLE)) {
      keys.add(new RegisteredKey(UUID.randomUUID().toString(), account, label, issued));
    }
  }

  private Reply login(Request request) {
    Object body = request.body().length == 0 ? null : Json.read(request.text());
    if (!(body instanceof Map<?, ?> said)) {
      return Reply.error(400, "username and password are needed");
    }
    Optional<SimulatedAccount> account = simulator.find(String.valueOf(said.get("username")));
    if (account.isEmpty() || !account.get().password().equals(said.get("password"))) {
      return Reply.error(401, "invalid username or password");
    }
    String token = UUID.randomUUID().toString();
    tokens.put(token, account.get().name());
    return Reply.json(200, object().with("auth_token", token));
  }

  private Reply bundle(Request request, String user) {
    SimulatedAccount account = simulator.account(user);
    Issued issued = simulator.issue(account, KeyKind.EC_SEC1, Validity.current());
    String label = request.parameter("label");
    register(user, label == null ? "Generated on demand" : label, issued);
    boolean asAsked =
        simulator.cluster().switches().has(Behaviour.NAMES_THE_ENDPOINT_BY_THE_HOST_ASKED);
    String host = request.header("host");
    String endpoint = asAsked && host != null ? "tcp://" + host : simulator.endpoint();
    byte[] zip = simulator.bundle(account, issued, endpoint).bytes();
    return Reply.of(200, "application/zip", zip)
        .with("Content-Disposition", "attachment; filename=ucp-bundle-" + user + ".zip");
  }

  private Reply keys(Request request, String user) {
    String[] path = request.path().split("/");
    if (!path[2].equals(user) && !simulator.account(user).administrator()) {
      return Reply.error(403, "access denied");
    }
    if (request.method().equals("DELETE") && path.length == 5) {
      if (!simulator.cluster().switches().has(Behaviour.KILLS_BUNDLES_WITH_THEIR_KEYS)) {
        return Reply.error(500, "the key store is away");
      }
      for (RegisteredKey key : keys) {
        if (key.id().equals(path[4])) {
          simulator.revoke(key.issued());
          keys.remove(key);
          return Reply.text(204, "");
        }
      }
      return Reply.error(404, "no such key");
    }
    return page(
        keys.stream().filter(key -> key.account().equals(path[2])).toList(),
        request.parameter("start"));
  }

  /** From the key with the id on, or from the first. */
  private Reply page(List<RegisteredKey> all, @Nullable String start) {
    List<RegisteredKey> rest =
        all.stream().dropWhile(key -> start != null && !key.id().equals(start)).toList();
    boolean cut =
        rest.size() > PAGE && simulator.cluster().switches().has(Behaviour.LISTS_KEYS_IN_PAGES);
    List<Object> list =
        rest.stream().limit(cut ? PAGE : rest.size()).map(UcpApi::document).toList();
    return Reply.json(
        200,
        object()
            .with("accountPubKeys", list)
            .with("nextPageStart", cut ? rest.get(PAGE).id() : ""));
  }

  private static Object document(RegisteredKey key) {
    return object()
        .with("id", key.id())
        .with("label", key.label())
        .with(
            "certificates",
            List.of(object().with("label", "").with("cert", key.issued().certificatePem())));
  }

  private static String bearer(Request request) {
    @Nullable String header = request.header("authorization");
    return header == null ? "" : header.replaceFirst("^Bearer ", "");
  }
}
