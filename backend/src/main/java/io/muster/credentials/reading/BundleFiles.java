package io.muster.credentials.reading;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a bundle under the names MKE gives them, however the archive was laid out. */
final class BundleFiles {

  private static final List<String> PLACES = List.of("", "tls/docker/");
  private static final List<String> NEEDED = List.of("ca.pem", "cert.pem", "key.pem");
  private static final int MOST_FOLDERS = 3;
  private static final String MKE_INNER = "ucp-docker-bundle.zip";

  private final Map<String, byte[]> files;
  private final String place;

  private BundleFiles(Map<String, byte[]> files, String place) {
    this.files = files;
    this.place = place;
  }

  /** Unpacks the archive, and the archive in it if that is where the bundle is. */
  static BundleFiles in(byte[] archive) {
    Unpacking unpacking = new Unpacking();
    Map<String, byte[]> outer = withoutTopFolder(unpacking.unpack(archive));
    if (holdsKey(outer)) {
      return whole(outer);
    }
    Optional<byte[]> inner = innerArchive(outer);
    if (inner.isEmpty()) {
      return whole(outer);
    }
    Map<String, byte[]> files = withoutTopFolder(unpacking.unpack(inner.get()));
    if (!holdsKey(files) && innerArchive(files).isPresent()) {
      throw new BundleRefused(Refusal.NESTED_TOO_DEEP);
    }
    outer.forEach(files::putIfAbsent);
    return whole(files);
  }

  /** One of {@code ca.pem}, {@code cert.pem} and {@code key.pem}, all from the same folder. */
  byte[] pem(String name) {
    byte[] content = files.get(place + name);
    if (content == null) {
      throw new BundleRefused(Refusal.MISSING_FILE, name);
    }
    return content;
  }

  /** A text file, whatever byte order mark it bears; empty if there is none. */
  Optional<String> text(String name) {
    return Optional.ofNullable(files.get(name)).map(BundleFiles::decode);
  }

  /** Overwrites what was unpacked. */
  void wipe() {
    files.values().forEach(content -> Arrays.fill(content, (byte) 0));
  }

  /** Text as Windows and Unix tools write it: UTF-8 with or without a mark, or marked UTF-16. */
  static String decode(byte[] content) {
    if (begins(content, 0xff, 0xfe)) {
      return after(content, 2, UTF_16LE);
    }
    if (begins(content, 0xfe, 0xff)) {
      return after(content, 2, UTF_16BE);
    }
    return after(content, begins(content, 0xef, 0xbb, 0xbf) ? 3 : 0, UTF_8);
  }

  /**
   * The same text as bytes, a byte a sign, and none of it as a {@code String}: for what must be
   * overwritten. The caller does so. Signs beyond Latin-1 become question marks.
   */
  static byte[] ascii(byte[] content) {
    boolean little = begins(content, 0xff, 0xfe);
    if (!little && !begins(content, 0xfe, 0xff)) {
      int mark = begins(content, 0xef, 0xbb, 0xbf) ? 3 : 0;
      return Arrays.copyOfRange(content, mark, content.length);
    }
    byte[] text = new byte[content.length / 2 - 1];
    for (int i = 0; i < text.length; i++) {
      byte first = content[2 * i + 2];
      byte second = content[2 * i + 3];
      byte high = little ? second : first;
      text[i] = high != 0 ? (byte) '?' : little ? first : second;
    }
    return text;
  }

  private static BundleFiles whole(Map<String, byte[]> files) {
    String best =
        PLACES.stream()
            .filter(place -> NEEDED.stream().allMatch(name -> files.containsKey(place + name)))
            .findFirst()
            .or(() -> PLACES.stream().filter(p -> files.containsKey(p + "key.pem")).findFirst())
            .orElse("");
    return new BundleFiles(files, best);
  }

  private static boolean holdsKey(Map<String, byte[]> files) {
    return PLACES.stream().anyMatch(place -> files.containsKey(place + "key.pem"));
  }

  private static Optional<byte[]> innerArchive(Map<String, byte[]> files) {
    if (files.containsKey(MKE_INNER)) {
      return Optional.of(files.get(MKE_INNER));
    }
    List<String> archives = files.keySet().stream().filter(n -> n.endsWith(".zip")).toList();
    if (archives.size() > 1) {
      throw new BundleRefused(Refusal.SEVERAL_BUNDLES);
    }
    return archives.stream().findFirst().map(files::get);
  }

  /** People zip the folder rather than what is in it; the folder's name says nothing. */
  private static Map<String, byte[]> withoutTopFolder(Map<String, byte[]> files) {
    Map<String, byte[]> shorter = files;
    for (int i = 0; i < MOST_FOLDERS; i++) {
      List<String> tops =
          shorter.keySet().stream()
              .map(n -> n.substring(0, n.indexOf('/') + 1))
              .distinct()
              .toList();
      if (tops.size() != 1 || tops.getFirst().isEmpty() || tops.getFirst().equals("tls/")) {
        return shorter;
      }
      Map<String, byte[]> inside = new LinkedHashMap<>();
      shorter.forEach(
          (name, content) -> inside.put(name.substring(tops.getFirst().length()), content));
      shorter = inside;
    }
    return shorter;
  }

  private static boolean begins(byte[] content, int... mark) {
    if (content.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((content[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static String after(byte[] content, int skipped, Charset charset) {
    return new String(content, skipped, content.length - skipped, charset);
  }
}
