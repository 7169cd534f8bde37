package io.muster.testing.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.simulator.ContainerHost;
import io.muster.simulator.ContainerSpec;
import io.muster.simulator.Json;
import io.muster.testing.FreePort;
import io.muster.testing.pki.BundleZip;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A real Docker Engine behind mutual TLS on the loopback address, with an image that needs no
 * registry. Needs root, and Debian's {@code docker.io} and {@code busybox-static}: where they are
 * missing, it fails.
 */
public final class DockerEngine implements ContainerHost, AutoCloseable {

  private static final int IN_NO_SWARM = 503;
  private static final String IMAGE = "muster-test/busybox:1";

  private final TestAuthority authority = TestAuthority.create("Engine CA");
  private final EngineProcess process;
  private final RawApi api;
  private final Set<String> images = ConcurrentHashMap.newKeySet();
  private final String id;

  private DockerEngine(@Nullable String hostname) {
    process = EngineProcess.start(authority, hostname);
    api = new RawApi(process.address(), client().sslContext(authority));
    try {
      api.awaitReady(process::troubleIfDead);
      id = String.valueOf(api.get("/info").object().get("ID"));
      importImage(IMAGE, BusyboxImage.tar("one"));
    } catch (RuntimeException failed) {
      process.stop();
      throw failed;
    }
  }

  /** Starts an engine of one's own, which one stops. */
  public static DockerEngine start() {
    return new DockerEngine(null);
  }

  /** Starts an engine of one's own on a machine that seems to have that host name. */
  public static DockerEngine startOn(String hostname) {
    return new DockerEngine(hostname);
  }

  /**
   * The one engine of this test run, started at its first use. Others use it at the same time: make
   * containers with names of your own, or use {@link #removeAll()} in a class that runs alone.
   */
  public static DockerEngine shared() {
    return Shared.ENGINE;
  }

  /** The address as {@code DOCKER_HOST} says it. */
  public String endpoint() {
    return "tcp://127.0.0.1:" + process.address().getPort();
  }

  /** The address. */
  public URI address() {
    return process.address();
  }

  /** What {@code /info} says its id is. */
  public String id() {
    return id;
  }

  /** Who issued its certificate, and who may issue its clients'. */
  public TestAuthority authority() {
    return authority;
  }

  /** A new client certificate. */
  public Issued client() {
    return authority.issueClient("otis", KeyKind.EC_SEC1, Validity.current());
  }

  /** A new client bundle, to be changed or taken as it is. */
  public BundleZip bundle() {
    return BundleZip.of(client(), endpoint(), authority).without("kube.yml");
  }

  /** The engine's API without any client library. */
  public RawApi api() {
    return api;
  }

  /** Makes it the manager of a Swarm of its own. */
  public void swarmInit() {
    String own = "127.0.0.1:" + FreePort.next();
    api.post("/swarm/init", Json.write(Map.of("ListenAddr", own, "AdvertiseAddr", own))).orFail();
  }

  /** Makes it a worker of the other's Swarm. */
  public void swarmJoin(DockerEngine manager) {
    Map<?, ?> swarm = manager.api.get("/swarm").orFail().object();
    Map<?, ?> info = manager.api.get("/info").orFail().object();
    Map<?, ?> of = (Map<?, ?>) info.get("Swarm");
    Object address = ((Map<?, ?>) ((List<?>) of.get("RemoteManagers")).getFirst()).get("Addr");
    Object token = ((Map<?, ?>) swarm.get("JoinTokens")).get("Worker");
    String own = "127.0.0.1:" + FreePort.next();
    api.post(
            "/swarm/join",
            Json.write(
                Map.of(
                    "ListenAddr", own,
                    "AdvertiseAddr", own,
                    "RemoteAddrs", List.of(address),
                    "JoinToken", token)))
        .orFail();
    manager.awaitNodes();
  }

  /** Until all of its nodes are ready: a manager knows that of who joined a moment later. */
  private void awaitNodes() {
    Instant patience = Instant.now().plusSeconds(30);
    while (!api.get("/nodes").orFail().list().stream().allMatch(DockerEngine::isReady)) {
      if (Instant.now().isAfter(patience)) {
        throw new IllegalStateException("not all nodes of the Swarm are ready");
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static boolean isReady(Object node) {
    return "ready".equals(((Map<?, ?>) ((Map<?, ?>) node).get("Status")).get("State"));
  }

  /** Removes a node that left its Swarm from the list of nodes. */
  public void swarmForget(String hostname) {
    for (Object node : api.get("/nodes").orFail().list()) {
      Map<?, ?> one = (Map<?, ?>) node;
      if (hostname.equals(((Map<?, ?>) one.get("Description")).get("Hostname"))) {
        api.delete("/nodes/" + one.get("ID") + "?force=true").orFail();
      }
    }
  }

  /** Leaves its Swarm if it is in one, which ends if it is the manager. */
  public void swarmLeave() {
    RawApi.Response left = api.post("/swarm/leave?force=true", "");
    if (left.status() != IN_NO_SWARM) {
      left.orFail();
    }
  }

  /**
   * Imports another image under the name.
   *
   * @param marker what makes its content, and so its id, differ
   */
  public void image(String reference, String marker) {
    importImage(reference, BusyboxImage.tar(marker));
  }

  @Override
  public String run(ContainerSpec spec) {
    String made = create(spec);
    start(made);
    return made;
  }

  @Override
  public String create(ContainerSpec spec) {
    tag(spec.image());
    String body = spec.createRequest(id);
    var made = api.post("/containers/create?name=" + encoded(spec.name()), body).orFail();
    return String.valueOf(made.object().get("Id"));
  }

  @Override
  public void start(String which) {
    api.post("/containers/" + which + "/start", "").orFail();
  }

  @Override
  public void stop(String which) {
    api.post("/containers/" + which + "/stop?t=0", "").orFail();
  }

  @Override
  public void pause(String which) {
    api.post("/containers/" + which + "/pause", "").orFail();
  }

  @Override
  public void unpause(String which) {
    api.post("/containers/" + which + "/unpause", "").orFail();
  }

  @Override
  public void remove(String which) {
    api.delete("/containers/" + which + "?force=true").orFail();
  }

  @Override
  public void rename(String which, String newName) {
    api.post("/containers/" + which + "/rename?name=" + encoded(newName), "").orFail();
  }

  @Override
  public void awaitEnd(String which) {
    api.post("/containers/" + which + "/wait", "").orFail();
  }

  /** Removes every container. */
  public void removeAll() {
    try (ExecutorService several = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Object one : api.get("/containers/json?all=true").list()) {
        Object which = ((Map<?, ?>) one).get("Id");
        several.submit(() -> api.delete("/containers/" + which + "?force=true"));
      }
    }
  }

  /** Runs several containers at the same time; they must not need each other. */
  public List<String> runAll(List<ContainerSpec> specs) {
    specs.stream().map(ContainerSpec::image).distinct().forEach(this::tag);
    try (ExecutorService several = Executors.newFixedThreadPool(4)) {
      return specs.stream().map(spec -> several.submit(() -> run(spec))).toList().stream()
          .map(Futures::get)
          .toList();
    }
  }

  @Override
  public void close() {
    try {
      removeAll();
      api.post("/swarm/leave?force=true", "");
    } finally {
      api.close();
      process.stop();
    }
  }

  private void tag(String reference) {
    if (images.add(reference)) {
      api.post("/images/" + IMAGE + "/tag?" + named(reference), "").orFail();
    }
  }

  private void importImage(String reference, byte[] tar) {
    api.post("/images/create?fromSrc=-&" + named(reference), "application/x-tar", tar).orFail();
    images.add(reference);
  }

  private static String named(String reference) {
    int colon = reference.lastIndexOf(':');
    return "repo="
        + encoded(reference.substring(0, colon))
        + "&tag="
        + reference.substring(colon + 1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static final class Shared {
    static final DockerEngine ENGINE = started();

    private static DockerEngine started() {
      DockerEngine engine = DockerEngine.start();
      Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
      return engine;
    }
  }
}
