package io.muster.exports.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The files of a package in memory, to be looked at, changed, written to a folder, zipped anew. */
final class Unpacked {

  final Map<String, byte[]> files = new LinkedHashMap<>();

  /** What a shell said, and how it ended. */
  record Said(String text, int status) {}

  static Unpacked of(byte[] zip) throws IOException {
    Unpacked unpacked = new Unpacked();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        unpacked.files.put(e.getName(), in.readAllBytes());
      }
    }
    return unpacked;
  }

  String text(String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  /** The text of the one file whose name ends and begins so. */
  String named(String ending, String beginning) {
    List<String> found =
        files.keySet().stream()
            .filter(n -> n.endsWith(ending) && n.startsWith(beginning + "-"))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(beginning + "…" + ending + " is " + found);
    }
    return text(found.getFirst());
  }

  /** The commands of README.txt, in their order, without the one that shows a fingerprint. */
  List<String> commands() {
    return text("README.txt")
        .lines()
        .map(String::strip)
        .filter(l -> l.matches("(openssl dgst|sha256sum|\\(cut).*"))
        .toList();
  }

  void into(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path place = folder.resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.write(place, file.getValue());
    }
  }

  byte[] zipped() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  static Said run(Path folder, String command) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(text, shell.waitFor());
  }
}
