package io.muster.credentials;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import io.muster.testing.pki.Issued;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parts of private keys in every form in which a process could leave them behind, to be looked for
 * in files of any size.
 */
final class KeyMaterial {

  /** So many bytes are compared: chance does not bring them about. */
  private static final int LONG_ENOUGH = 12;

  private final Map<Integer, List<Needle>> byFirstFour = new HashMap<>();

  private record Needle(String what, byte[] bytes) {}

  /**
   * Adds all forms of a key.
   *
   * @param name by which it is told when found
   */
  KeyMaterial with(String name, Issued issued) {
    String[] lines = issued.keyPem().lines().filter(l -> !l.startsWith("-")).toArray(String[]::new);
    for (int i = 0; i < lines.length; i++) {
      text(name + ": PEM line " + i, lines[i]);
    }
    byte[] der = issued.key().getEncoded();
    // What stands in front is the same for all keys of a kind.
    text(name + ": DER in Base64", Base64.getEncoder().encodeToString(der).substring(64));
    byte[] tail = java.util.Arrays.copyOfRange(der, der.length - 24, der.length);
    if (issued.key() instanceof RSAPrivateCrtKey rsa) {
      bytes(name + ": end of DER", tail);
      number(name + ": prime p", rsa.getPrimeP());
      number(name + ": prime q", rsa.getPrimeQ());
      number(name + ": private exponent", rsa.getPrivateExponent());
      number(name + ": exponent of p", rsa.getPrimeExponentP());
      number(name + ": exponent of q", rsa.getPrimeExponentQ());
    } else if (issued.key() instanceof ECPrivateKey ec) {
      number(name + ": scalar", ec.getS());
    } else if (issued.key() instanceof EdECPrivateKey ed) {
      number(name + ": seed", new BigInteger(1, ed.getBytes().orElseThrow()));
    }
    return this;
  }

  /** Which of them a file holds. */
  Set<String> in(Path file) throws IOException {
    Set<String> found = new TreeSet<>();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long step = 1L << 30;
      for (long from = 0; from < channel.size(); from += step) {
        long length = Math.min(step + LONG_ENOUGH, channel.size() - from);
        search(channel.map(FileChannel.MapMode.READ_ONLY, from, length), found);
      }
    }
    return found;
  }

  /** Which of them a text holds. */
  Set<String> in(String text) {
    Set<String> found = new TreeSet<>();
    search(ByteBuffer.wrap(text.getBytes(ISO_8859_1)), found);
    return found;
  }

  private void search(ByteBuffer hay, Set<String> found) {
    int window = 0;
    for (int at = 0; at < hay.limit(); at++) {
      window = window << 8 | hay.get(at) & 0xff;
      List<Needle> begun = at < 3 ? null : byFirstFour.get(window);
      if (begun != null) {
        for (Needle needle : begun) {
          if (stands(hay, at - 3, needle.bytes())) {
            found.add(needle.what());
          }
        }
      }
    }
  }

  private static boolean stands(ByteBuffer hay, int at, byte[] needle) {
    if (at + needle.length > hay.limit()) {
      return false;
    }
    for (int i = 4; i < needle.length; i++) {
      if (hay.get(at + i) != needle[i]) {
        return false;
      }
    }
    return true;
  }

  /** As bytes in both orders, as words of 32 bits in both orders, in hexadecimal and decimal. */
  private void number(String what, BigInteger number) {
    byte[] big = HexFormat.of().parseHex(hex(number));
    bytes(what, big);
    bytes(what + ", reversed", reversed(big, 1));
    bytes(what + ", words reversed", reversed(big, 4));
    bytes(what + ", bytes of words reversed", reversed(reversed(big, 4), 1));
    text(what + ", hexadecimal", hex(number));
    text(what + ", hexadecimal", hex(number).toUpperCase(Locale.ROOT));
    text(what + ", decimal", number.toString());
  }

  private static String hex(BigInteger number) {
    String hex = number.toString(16);
    return "0".repeat((8 - hex.length() % 8) % 8) + hex;
  }

  private static byte[] reversed(byte[] bytes, int unit) {
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i += unit) {
      System.arraycopy(bytes, i, turned, bytes.length - unit - i, unit);
    }
    return turned;
  }

  private void text(String what, String text) {
    for (Charset in : new Charset[] {ISO_8859_1, UTF_16BE, UTF_16LE}) {
      bytes(what, text.getBytes(in));
    }
  }

  /** The middle, since the ends may be the same in other keys or cut off. */
  private void bytes(String what, byte[] whole) {
    if (whole.length < LONG_ENOUGH) {
      return;
    }
    int from = (whole.length - LONG_ENOUGH) / 2 / 4 * 4;
    byte[] middle = java.util.Arrays.copyOfRange(whole, from, from + LONG_ENOUGH);
    byFirstFour
        .computeIfAbsent(ByteBuffer.wrap(middle).getInt(), _ -> new ArrayList<>())
        .add(new Needle(what, middle));
  }
}
