package io.muster.exports.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a package as it is, zipped: that the manifest is signed, that each file is as the manifest
 * has it, that none is missing and none was added.
 */
final class PackageCheck {

  /** No list of files is longer, however many clusters a package tells of. */
  private static final int LONGEST_LIST = 256 << 20;

  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private PackageCheck(ZipFile zip) {
    this.zip = zip;
  }

  /**
   * What came of a check.
   *
   * @param key the key by which the signatures were checked
   * @param manifest what the package says of itself; null unless it is signed by the key
   * @param problems what is wrong, each in a sentence; empty if all is well
   */
  record Checked(PublicPem key, @Nullable JsonNode manifest, List<String> problems) {}

  /**
   * Checks a package.
   *
   * @param given the key that the signatures are checked by; null for the one in the package, which
   *     proves only that the package is whole
   * @throws IOException if it cannot be read, or is no whole zip
   */
  static Checked of(Path file, @Nullable PublicPem given) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      return new PackageCheck(zip).check(given);
    }
  }

  private Checked check(@Nullable PublicPem given) throws IOException {
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      if (entries.put(entry.getName(), entry) != null) {
        problems.add("%s is in it twice.".formatted(entry.getName()));
      }
    }
    PublicPem key =
        given == null
            ? PublicPem.read(new String(content(Names.KEY), StandardCharsets.US_ASCII))
            : given;
    byte[] manifest = content(Names.MANIFEST);
    if (!signed(key, Names.MANIFEST, manifest, Names.MANIFEST_SIGNATURE)) {
      return new Checked(key, null, problems);
    }
    JsonNode read = read(manifest);
    List<Member> members = members(read);
    members.forEach(this::compare);
    byte[] sums = content(Names.SUMS);
    signed(key, Names.SUMS, sums, Names.SUMS_SIGNATURE);
    sums(members, manifest, sums);
    added(members);
    return new Checked(key, read, problems);
  }

  private boolean signed(PublicPem key, String name, byte[] content, String signature)
      throws IOException {
    boolean good = key.signed(content, content(signature));
    if (!good) {
      problems.add("%s is not what was signed by this key.".formatted(name));
    }
    return good;
  }

  private static JsonNode read(byte[] manifest) throws IOException {
    try {
      JsonNode read = JsonMapper.shared().readTree(manifest);
      if (read.path("format").asString("").equals(Manifest.FORMAT)) {
        return read;
      }
    } catch (JacksonException notJson) {
      throw new IOException("The manifest is signed and no JSON.", notJson);
    }
    throw new IOException("The manifest is of another format; check it with a newer Muster.");
  }

  private static List<Member> members(JsonNode manifest) {
    List<Member> members = new ArrayList<>();
    for (JsonNode m : manifest.path("members")) {
      members.add(
          new Member(
              m.path("name").asString(), m.path("size").asLong(), m.path("sha256").asString()));
    }
    return members;
  }

  private void compare(Member member) {
    ZipEntry entry = entries.get(member.name());
    if (entry == null) {
      problems.add("%s is missing.".formatted(member.name()));
      return;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      if (!digest(in, member.size()).equals(member.sha256())) {
        problems.add("%s was changed.".formatted(member.name()));
      }
    } catch (IOException unreadable) {
      problems.add("%s cannot be read.".formatted(member.name()));
    }
  }

  /** Of a file that is longer than it should be no more is read than shows that. */
  private static String digest(InputStream in, long size) throws IOException {
    MessageDigest sha256 = sha256();
    byte[] piece = new byte[1 << 16];
    long left = size;
    for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
      left -= n;
      if (left < 0) {
        return "";
      }
      sha256.update(piece, 0, n);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private void sums(List<Member> members, byte[] manifest, byte[] sums) {
    StringBuilder expected = new StringBuilder();
    members.forEach(m -> expected.append(m.sum()));
    String digest = HexFormat.of().formatHex(sha256().digest(manifest));
    expected.append(new Member(Names.MANIFEST, manifest.length, digest).sum());
    if (!expected.toString().equals(new String(sums, StandardCharsets.UTF_8))) {
      problems.add("%s and %s do not agree.".formatted(Names.SUMS, Names.MANIFEST));
    }
  }

  private void added(List<Member> members) {
    List<String> left = new ArrayList<>(entries.keySet());
    members.forEach(m -> left.remove(m.name()));
    left.remove(Names.MANIFEST);
    left.removeAll(Names.UNLISTED);
    left.forEach(name -> problems.add("%s was added.".formatted(name)));
  }

  private byte[] content(String name) throws IOException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new IOException("%s is missing: this is no whole package.".formatted(name));
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes(LONGEST_LIST + 1);
      if (content.length > LONGEST_LIST) {
        throw new IOException("%s is far too long.".formatted(name));
      }
      return content;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
