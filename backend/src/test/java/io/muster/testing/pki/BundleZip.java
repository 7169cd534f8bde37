package io.muster.testing.pki;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Builds client bundles in every layout in which they are met, and in some in which they must not
 * be.
 */
public final class BundleZip {

  /** How the files lie in the archive. */
  public enum Layout {
    /** As MKE 3 makes it. */
    FLAT,
    /** As people make it who zip the unpacked folder. */
    ONE_FOLDER,
    /** A zip in the zip. */
    ZIP_IN_ZIP,
    /** Only what {@code docker context import} takes: {@code meta.json} and {@code tls/docker}. */
    DOCKER_CONTEXT,
    /** As UCP 2 made it: no {@code meta.json}, no {@code kube.yml}, no {@code tls}. */
    OLD
  }

  private static final int LINK = 0120777;
  private static final int PLAIN = 0100600;

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, String> links = new LinkedHashMap<>();
  private Layout layout = Layout.FLAT;

  /**
   * A bundle for the client, with all that MKE 3 puts in.
   *
   * @param endpoint as {@code DOCKER_HOST} says it, such as {@code tcp://harbor.example:443}
   */
  public static BundleZip of(Issued client, String endpoint, TestAuthority... authorities) {
    String trust =
        Arrays.stream(authorities).map(TestAuthority::certificatePem).collect(Collectors.joining());
    BundleZip zip = new BundleZip();
    zip.with("ca.pem", trust);
    zip.with("cert.pem", client.certificatePem());
    zip.with("key.pem", client.keyPem());
    zip.with("cert.pub", Pem.block("PUBLIC KEY", client.certificate().getPublicKey().getEncoded()));
    zip.with("env.sh", envSh(endpoint));
    zip.with(
        "env.cmd", "@echo off\r\nset DOCKER_TLS_VERIFY=1\r\nset DOCKER_HOST=" + endpoint + "\r\n");
    zip.with(
        "env.ps1", "$Env:DOCKER_TLS_VERIFY = \"1\"\r\n$Env:DOCKER_HOST = \"" + endpoint + "\"\r\n");
    zip.with("meta.json", metaJson(endpoint, false));
    zip.with(
        "kube.yml",
        kubeYml(endpoint.replaceFirst("^tcp:", "https:").replaceFirst(":\\d+$", "") + ":6443"));
    for (String place : new String[] {"tls/docker/", "tls/kubernetes/"}) {
      for (String name : new String[] {"ca.pem", "cert.pem", "key.pem"}) {
        zip.files.put(place + name, zip.files.get(name));
      }
    }
    return zip;
  }

  /** How the files shall lie. */
  public BundleZip layout(Layout chosen) {
    layout = chosen;
    return this;
  }

  /** Puts or replaces a file. */
  public BundleZip with(String name, String content) {
    return with(name, content.getBytes(UTF_8));
  }

  /** Puts or replaces a file. */
  public BundleZip with(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  /** Leaves files out. */
  public BundleZip without(String... names) {
    Arrays.stream(names).forEach(files::remove);
    return this;
  }

  /** Changes the text of a file, wherever it lies. */
  public BundleZip edit(String name, UnaryOperator<String> change) {
    files.replaceAll(
        (path, content) ->
            path.equals(name) || path.endsWith("/" + name)
                ? change.apply(new String(content, UTF_8)).getBytes(UTF_8)
                : content);
    return this;
  }

  /** Puts a symbolic link. */
  public BundleZip link(String name, String target) {
    links.put(name, target);
    return this;
  }

  /** Says in {@code env.sh} whose bundle it is. */
  public BundleZip user(String name) {
    return edit("env.sh", text -> text.replace("user otis", "user " + name));
  }

  /** Says in {@code env.sh} which MKE it is from. */
  public BundleZip instance(String id) {
    return edit("env.sh", text -> text.replaceFirst("UCP Instance ID .*", "UCP Instance ID " + id));
  }

  /** Adds the block to {@code env.sh} that only administrators get. */
  public BundleZip administrator() {
    return edit(
        "env.sh",
        text ->
            text
                + "#\n# This admin cert will also work directly against Swarm and the individual\n"
                + "# engine proxies for troubleshooting.  After sourcing this env file, use\n"
                + "# \"docker info\" to discover the location of Swarm managers and engines.\n"
                + "# and use the --host option to override $DOCKER_HOST\n");
  }

  /** The archive. */
  public byte[] bytes() {
    return switch (layout) {
      case FLAT -> zip(files, links, "");
      case ONE_FOLDER -> zip(files, links, "ucp-bundle-otis/");
      case ZIP_IN_ZIP -> {
        Map<String, byte[]> inner = new LinkedHashMap<>(files);
        byte[] meta = inner.getOrDefault("meta.json", new byte[0]);
        yield zip(
            Map.of("ucp-docker-bundle.zip", zip(inner, links, ""), "meta.json", meta),
            Map.of(),
            "");
      }
      case DOCKER_CONTEXT ->
          zip(only(name -> name.equals("meta.json") || name.startsWith("tls/docker/")), links, "");
      case OLD ->
          zip(
              only(
                  name ->
                      !name.contains("/") && !name.equals("meta.json") && !name.equals("kube.yml")),
              links,
              "");
    };
  }

  /** What {@code env.sh} says. */
  public static String envSh(String endpoint) {
    return """
    export COMPOSE_TLS_VERSION=TLSv1_2
    export DOCKER_TLS_VERIFY=1
    export DOCKER_CERT_PATH="$(pwd)"
    export DOCKER_HOST=%s
    #
    # Bundle for user otis
    # UCP Instance ID hd7yybn0wnxyt9nk3y4ulz9pv
    """
        .formatted(endpoint);
  }

  /** What {@code meta.json} says. */
  public static String metaJson(String endpoint, boolean skipVerify) {
    return """
    {"Name":"ucp_harbor_otis","Metadata":{"StackOrchestrator":"swarm"},"Endpoints":{"docker":\
    {"Host":"%s","SkipTLSVerify":%s},"kubernetes":{"Host":"","SkipTLSVerify":false}}}
    """
        .formatted(endpoint, skipVerify);
  }

  /** What {@code kube.yml} says. */
  public static String kubeYml(String server) {
    return """
    apiVersion: v1
    kind: Config
    clusters:
    - cluster:
        certificate-authority: tls/kubernetes/ca.pem
        server: %s
      name: ucp_harbor
    contexts:
    - context:
        cluster: ucp_harbor
        user: otis
      name: ucp_harbor
    current-context: ucp_harbor
    """
        .formatted(server);
  }

  private Map<String, byte[]> only(java.util.function.Predicate<String> wanted) {
    Map<String, byte[]> some = new LinkedHashMap<>(files);
    some.keySet().removeIf(wanted.negate());
    return some;
  }

  /** An archive of the files and links, each name behind the prefix. */
  public static byte[] zip(Map<String, byte[]> files, Map<String, String> links, String prefix) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        put(zip, prefix + file.getKey(), PLAIN, file.getValue());
      }
      for (var link : links.entrySet()) {
        put(zip, prefix + link.getKey(), LINK, link.getValue().getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipArchiveOutputStream zip, String name, int mode, byte[] content)
      throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setUnixMode(mode);
    entry.setTime(1_600_000_000_000L);
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }
}
