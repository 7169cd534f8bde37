package io.muster.credentials.reading;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a bundle says its cluster is. The scripts are read line by line as text; the first of
 * env.sh, env.cmd, env.ps1 and meta.json that names an endpoint decides, and in a script the last
 * line that does, as if it were run.
 */
final class Endpoints {

  private record Script(String name, Pattern line) {}

  private static final List<Script> SCRIPTS =
      List.of(
          new Script("env.sh", Pattern.compile("\\s*(?:export\\s+)?DOCKER_HOST=(.*)")),
          new Script("env.cmd", Pattern.compile("(?i)\\s*@?set\\s+\"?DOCKER_HOST=(.*)")),
          new Script("env.ps1", Pattern.compile("(?i)\\s*\\$Env:DOCKER_HOST\\s*=(.*)")));

  private static final Pattern KUBE_SERVER =
      Pattern.compile("[\\s-]*server:\\s*[\"']?([^\\s\"'#]+)[\"']?\\s*");
  private static final Pattern KUBE_UNCHECKED =
      Pattern.compile(
          "[\\s-]*[\"']?insecure-skip-tls-verify[\"']?:\\s*[\"']?(?i:true|yes|on)\\b.*");

  private Endpoints() {}

  /** The Docker API's address, always {@code https}. */
  static URI docker(BundleFiles files, @Nullable MetaJson meta) {
    for (Script script : SCRIPTS) {
      Optional<String> said = files.text(script.name()).flatMap(text -> last(script.line(), text));
      if (said.isPresent()) {
        return Endpoint.docker(unquoted(said.get()), script.name());
      }
    }
    if (meta != null && !meta.dockerHost().isBlank()) {
      return Endpoint.docker(meta.dockerHost().strip(), "meta.json");
    }
    throw new BundleRefused(Refusal.NO_ENDPOINT);
  }

  /** The Kubernetes API's address, or null if no {@code kube.yml} names one. */
  static @Nullable URI kubernetes(BundleFiles files) {
    Optional<String> text = files.text("kube.yml");
    if (text.isEmpty()) {
      return null;
    }
    if (text.get().lines().anyMatch(line -> KUBE_UNCHECKED.matcher(line).matches())) {
      throw new BundleRefused(Refusal.SKIP_TLS_VERIFY, "kube.yml");
    }
    return last(KUBE_SERVER, text.get())
        .map(server -> Endpoint.kubernetes(server, "kube.yml"))
        .orElse(null);
  }

  private static Optional<String> last(Pattern line, String text) {
    return text.lines()
        .map(line::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1).strip())
        .reduce((_, later) -> later);
  }

  private static String unquoted(String value) {
    String bare = value;
    if (bare.startsWith("\"") || bare.startsWith("'")) {
      int close = bare.indexOf(bare.charAt(0), 1);
      return close < 0 ? bare : bare.substring(1, close);
    }
    bare = bare.split("[\\s;#]", 2)[0];
    return bare.endsWith("\"") ? bare.substring(0, bare.length() - 1) : bare;
  }
}
