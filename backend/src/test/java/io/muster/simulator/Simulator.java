package io.muster.simulator;

import io.muster.simulator.http.Act;
import io.muster.simulator.http.Reply;
import io.muster.simulator.http.Request;
import io.muster.simulator.http.TlsServer;
import io.muster.testing.pki.BundleZip;
import io.muster.testing.pki.Issued;
import io.muster.testing.pki.KeyKind;
import io.muster.testing.pki.TestAuthority;
import io.muster.testing.pki.Validity;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * A running simulated cluster: its Docker API, MKE's own API on the same port, and the Kubernetes
 * API on a second one, all on the loopback address behind mutual TLS.
 */
public final class Simulator implements AutoCloseable {

  private final SimulatedCluster cluster;
  private final Authorities authorities;
  private final Map<String, SimulatedAccount> accounts = new ConcurrentHashMap<>();
  private final RequestLog requests = new RequestLog();
  private final Disturbances disturbances = new Disturbances();
  private final DockerApi docker;
  private final KubernetesApi kubernetes;
  private final UcpApi ucp;
  private final TlsServer dockerServer;
  private final TlsServer kubernetesServer;

  Simulator(SimulatorSettings settings) {
    cluster = settings.cluster();
    authorities = settings.authorities();
    docker = new DockerApi(cluster);
    kubernetes = new KubernetesApi(cluster);
    ucp = new UcpApi(this);
    account(new SimulatedAccount("admin", "orca-orca-orca", true, Set.of()));
    Issued server = settings.serverCertificate();
    SSLContext context =
        cluster.isMke()
            ? authorities.lenient(server)
            : server.sslContext(authorities.cluster(), authorities.client());
    dockerServer = TlsServer.start(context, !cluster.isMke(), settings.port(), this::docker);
    kubernetesServer = TlsServer.start(context, false, settings.kubernetesPort(), this::pods);
  }

  /** Starts a simulator of the cluster on free ports with authorities of its own. */
  public static Simulator start(SimulatedCluster cluster) {
    return SimulatorSettings.of(cluster).start();
  }

  /** The cluster, which may be changed while it runs. */
  public SimulatedCluster cluster() {
    return cluster;
  }

  /** The Docker API's address as {@code DOCKER_HOST} says it. */
  public String endpoint() {
    return "tcp://127.0.0.1:" + dockerServer.port();
  }

  /** The Docker API's address. */
  public URI address() {
    return URI.create("https://127.0.0.1:" + dockerServer.port());
  }

  /** The Kubernetes API's address. */
  public URI kubernetesAddress() {
    return URI.create("https://127.0.0.1:" + kubernetesServer.port());
  }

  /** The authorities that issue its certificates. */
  public Authorities authorities() {
    return authorities;
  }

  /** Adds an account. */
  public SimulatedAccount account(SimulatedAccount account) {
    accounts.put(account.name(), account);
    return account;
  }

  /** Adds an account that is no administrator and sees the collections only. */
  public SimulatedAccount limitedAccount(String name, String... collections) {
    return account(new SimulatedAccount(name, name + "-password", false, Set.of(collections)));
  }

  /**
   * An account.
   *
   * @throws NoSuchElementException if there is none of the name
   */
  public SimulatedAccount account(String name) {
    return find(name).orElseThrow(() -> new NoSuchElementException("no account " + name));
  }

  /** Removes an account; its bundles are dead. */
  public void removeAccount(String name) {
    accounts.remove(name);
  }

  /** A new client certificate for the account. */
  public Issued issue(SimulatedAccount account, KeyKind kind, Validity validity) {
    return authorities.issue(account, kind, validity, cluster.switches());
  }

  /** A new administrator's bundle, as the archive that MKE would give. */
  public byte[] bundle() {
    return bundle(account("admin")).bytes();
  }

  /** A new bundle of the account, to be changed or taken as it is. */
  public BundleZip bundle(SimulatedAccount account) {
    Issued issued = issue(account, KeyKind.EC_SEC1, Validity.current());
    ucp.register(account.name(), "Generated on demand", issued);
    return bundle(account, issued, endpoint());
  }

  /** A bundle with the certificate and the endpoint. */
  public BundleZip bundle(SimulatedAccount account, Issued issued, String endpoint) {
    TestAuthority[] both = {authorities.cluster(), authorities.client()};
    BundleZip zip =
        BundleZip.of(issued, endpoint, both)
            .user(account.name())
            .instance(cluster.id())
            .with("kube.yml", BundleZip.kubeYml(kubernetesAddress().toString()));
    boolean marked =
        account.administrator()
            || !cluster.switches().has(Behaviour.MARKS_BUNDLES_OF_ADMINISTRATORS);
    return cluster.isMke() && marked ? zip.administrator() : zip;
  }

  /** Takes the certificate's key from its account. */
  public void revoke(Issued issued) {
    authorities.revoked().add(issued.certificate().getPublicKey());
  }

  /** What was asked so far. */
  public RequestLog requests() {
    return requests;
  }

  /** How many TLS connections were made to the Docker API. */
  public long connections() {
    return dockerServer.connections();
  }

  /** How many requests to the Docker API were under way at the same time, at most. */
  public int peak() {
    return dockerServer.peak();
  }

  /** Cuts all connections of this moment. */
  public void dropConnections() {
    dockerServer.dropConnections();
  }

  /** From now on all requests to the path go wrong; {@code *} stands for one segment. */
  public void fault(String path, Fault fault) {
    fault(path, Integer.MAX_VALUE, fault);
  }

  /** The next requests to the path go wrong. */
  public void fault(String path, int times, Fault fault) {
    fault(RequestLog.to(path), times, fault);
  }

  /** The next requests of the kind go wrong. */
  public void fault(Predicate<Request> which, int times, Fault fault) {
    disturbances.fault(which, times, fault);
  }

  /** Does something whenever the path is asked, before the answer is made. */
  public void before(String path, Consumer<Request> hook) {
    before(RequestLog.to(path), hook);
  }

  /** Does something before requests of a kind are answered. */
  public void before(Predicate<Request> which, Consumer<Request> hook) {
    disturbances.before(which, hook);
  }

  /** Does something whenever the path is asked, when the answer is made, but before it is sent. */
  public void after(String path, Consumer<Request> hook) {
    disturbances.after(RequestLog.to(path), hook);
  }

  /** Ends all faults and hooks. */
  public void behave() {
    disturbances.clear();
  }

  @Override
  public void close() {
    dockerServer.close();
    kubernetesServer.close();
  }

  Optional<SimulatedAccount> find(String name) {
    return Optional.ofNullable(accounts.get(name));
  }

  private Act docker(Request request) {
    return logged(request, () -> UcpApi.serves(request.path()) ? ucp(request) : guarded(request));
  }

  private Act ucp(Request request) {
    return cluster.isMke()
        ? new Act.Answer(ucp.answer(request))
        : new Act.Answer(Reply.error(404, "page not found"));
  }

  private Act guarded(Request request) {
    Optional<SimulatedAccount> account = accountOf(request);
    if (account.isPresent()) {
      return docker.answer(request, account.get());
    }
    return cluster.switches().has(Behaviour.ANSWERS_401_TO_DEAD_BUNDLES)
        ? new Act.Answer(Reply.error(401, "unauthorized"))
        : new Act.Reset();
  }

  private Act pods(Request request) {
    return logged(
        request,
        () ->
            accountOf(request).isPresent()
                ? kubernetes.answer(request)
                : new Act.Answer(Reply.json(401, KubernetesApi.status(401, "Unauthorized"))));
  }

  private Act logged(Request request, Supplier<Act> right) {
    requests.note(request);
    return disturbances.around(request, right);
  }

  private Optional<SimulatedAccount> accountOf(Request request) {
    if (!cluster.isMke()) {
      return find("admin");
    }
    String owner = authorities.owner(request.client(), Instant.now());
    return owner == null ? Optional.empty() : find(owner);
  }
}
