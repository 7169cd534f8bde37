package io.muster.credentials.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.muster.testing.pki.BundleZip;
import io.muster.testing.pki.BundleZip.Layout;
import io.muster.testing.pki.KeyKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Good bundles, spoiled by chance: in the archive's bytes, in its claims about itself, in its
 * files.
 */
final class Mutations {

  private static final List<String> FILES =
      List.of(
          "ca.pem", "cert.pem", "key.pem", "env.sh", "env.cmd", "env.ps1", "meta.json", "kube.yml");

  private final RandomGenerator random;
  private final Map<String, byte[]> good = new HashMap<>();

  Mutations(RandomGenerator random) {
    this.random = random;
  }

  byte[] next() {
    KeyKind kind = pick(KeyKind.values());
    Layout layout = pick(Layout.values());
    byte[] bytes = random.nextInt(10) < 6 ? good(kind, layout) : withSpoiledFiles(kind, layout);
    for (int i = random.nextInt(3); i > 0; i--) {
      bytes = spoilArchive(bytes);
    }
    return bytes;
  }

  private byte[] good(KeyKind kind, Layout layout) {
    return good.computeIfAbsent(kind + "/" + layout, _ -> bundle(kind).layout(layout).bytes());
  }

  private byte[] withSpoiledFiles(KeyKind kind, Layout layout) {
    BundleZip zip = bundle(kind).layout(layout);
    for (int i = random.nextInt(2); i >= 0; i--) {
      spoilFile(zip);
    }
    return zip.bytes();
  }

  private static BundleZip bundle(KeyKind kind) {
    return OtisBundles.bundle(OtisBundles.otis(kind));
  }

  private void spoilFile(BundleZip zip) {
    String name = FILES.get(random.nextInt(FILES.size()));
    switch (random.nextInt(8)) {
      case 0 -> zip.without(name);
      case 1 -> zip.with(name, new byte[random.nextInt(300_000)]);
      case 2 -> zip.edit(name, text -> text.repeat(1 + random.nextInt(40)));
      case 3 -> zip.edit(name, text -> text.substring(random.nextInt(text.length() + 1)));
      case 4 -> zip.edit(name, text -> text.substring(0, random.nextInt(text.length() + 1)));
      case 5 ->
          zip.edit(
              name, text -> text.replace("-----BEGIN", "-----BEGIN ".repeat(random.nextInt(3))));
      case 6 -> zip.link(name, "/etc/shadow");
      default -> zip.edit(name, text -> new String(flip(text.getBytes(ISO_8859_1)), ISO_8859_1));
    }
  }

  private byte[] spoilArchive(byte[] zip) {
    if (zip.length < 64) {
      return zip;
    }
    return switch (random.nextInt(7)) {
      case 0 -> Arrays.copyOf(zip, random.nextInt(zip.length));
      case 1 -> Arrays.copyOfRange(zip, random.nextInt(zip.length), zip.length);
      case 2 -> lie(zip);
      case 3 -> swap(zip);
      case 4 -> Arrays.copyOf(zip, zip.length + random.nextInt(70_000));
      default -> flip(zip);
    };
  }

  private byte[] flip(byte[] bytes) {
    byte[] changed = bytes.clone();
    for (int i = random.nextInt(5); i >= 0 && changed.length > 0; i--) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  /** Overwrites a number in the table of contents or in the end record. */
  private byte[] lie(byte[] zip) {
    byte[] changed = zip.clone();
    int from = Math.clamp(Bytes.firstEntry(zip), 0, zip.length - 4);
    int at = from + random.nextInt(zip.length - 3 - from);
    int value =
        random.nextBoolean() ? random.nextInt() : random.nextInt(1 << random.nextInt(1, 31));
    for (int i = 0; i < 4; i++) {
      changed[at + i] = (byte) (value >> (8 * i));
    }
    return changed;
  }

  /** Exchanges two stretches, as if entries changed places. */
  private byte[] swap(byte[] zip) {
    byte[] changed = zip.clone();
    int length = 1 + random.nextInt(Math.min(2000, zip.length / 2));
    int one = random.nextInt(zip.length - length);
    int two = random.nextInt(zip.length - length);
    System.arraycopy(zip, one, changed, two, length);
    System.arraycopy(zip, two, changed, one, length);
    return changed;
  }

  private <T> T pick(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
