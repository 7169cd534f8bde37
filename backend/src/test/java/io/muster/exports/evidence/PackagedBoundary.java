package io.muster.exports.evidence;

import io.muster.clusters.Boundary;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exports.Moment;
import io.muster.exports.Selection;
import io.muster.identity.Scope;
import io.muster.posture.FleetFilter;
import io.muster.testing.BusyBoundary;
import io.muster.testing.Cast;
import io.muster.testing.Fleet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A boundary with every verdict and every state of an exception, and its evidence package. */
abstract class PackagedBoundary {

  @TempDir Path folder;

  @Autowired EvidencePackages packages;
  @Autowired BusyBoundary busy;
  @Autowired Fleet fleet;
  @Autowired Cast cast;
  @Autowired Clock clock;

  Boundary boundary;

  @BeforeEach
  void everyVerdictAndEveryState() {
    boundary = busy.named("yard-" + UUID.randomUUID());
  }

  String told(byte[] zip, String... options) throws Exception {
    Path file = Files.write(folder.resolve("package.zip"), zip);
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    arguments.addAll(List.of(options));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    VerifyPackage.run(new PrintStream(said, true), arguments.toArray(String[]::new));
    Files.delete(file);
    return said.toString(StandardCharsets.UTF_8);
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String file(ExceptionRequest request) {
    return "exceptions/" + request.number() + ".json";
  }

  Moment now() {
    Instant now = clock.instant();
    return new Moment(now, now);
  }

  Unpacked unpacked(Moment moment) throws Exception {
    return Unpacked.of(zip(moment));
  }

  byte[] zip(Moment moment) throws Exception {
    return written(new Selection(FleetFilter.ALL.in(boundary.id()), ""), moment);
  }

  byte[] written(Selection selection, Moment moment) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    packages.of(selection, moment, Scope.EVERYTHING).write(out);
    return out.toByteArray();
  }
}
