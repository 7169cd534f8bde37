package io.muster.connection.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.muster.connection.AccountKey;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** What MKE answers about signing in and the keys of an account. */
public final class AccountAnswers {

  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,8192}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:_=+.-]{0,255}");

  private AccountAnswers() {}

  /**
   * Some keys of an account.
   *
   * @param next where the next page starts, empty if there is none
   */
  public record Page(List<AccountKey> keys, String next) {}

  /** The token of who signed in. */
  public static String token(Json json) {
    String[] token = {""};
    json.object(
        field -> {
          if (field.equals("auth_token")) {
            token[0] = json.text();
          } else {
            json.skip();
          }
        });
    if (!TOKEN.matcher(token[0]).matches()) {
      throw new Garbled("the token is missing");
    }
    return token[0];
  }

  /** A page of keys. */
  public static Page keys(Json json) {
    List<AccountKey> keys = new ArrayList<>();
    String[] next = {""};
    boolean[] listed = {false};
    json.object(
        field -> {
          switch (field) {
            case "accountPubKeys" -> {
              listed[0] = true;
              json.list(() -> keys.add(key(json)));
            }
            case "nextPageStart" -> next[0] = json.text();
            default -> json.skip();
          }
        });
    if (!listed[0]) {
      throw new Garbled("the list of keys is missing");
    }
    return new Page(List.copyOf(keys), next[0]);
  }

  private static AccountKey key(Json json) {
    String[] id = {""};
    List<String> fingerprints = new ArrayList<>();
    json.object(
        field -> {
          switch (field) {
            case "id" -> id[0] = json.text();
            case "certificates" -> json.list(() -> certificate(json, fingerprints));
            default -> json.skip();
          }
        });
    if (!ID.matcher(id[0]).matches()) {
      throw new Garbled("a key has no usable id");
    }
    return new AccountKey(id[0], List.copyOf(fingerprints));
  }

  private static void certificate(Json json, List<String> fingerprints) {
    json.object(
        field -> {
          if (field.equals("cert")) {
            fingerprints.addAll(fingerprints(json.text()));
          } else {
            json.skip();
          }
        });
  }

  /** Of what is no certificate there is none. */
  private static List<String> fingerprints(String pem) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<String> fingerprints = new ArrayList<>();
      for (Certificate one :
          factory.generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)))) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(one.getEncoded());
        fingerprints.add(HexFormat.of().formatHex(digest));
      }
      return fingerprints;
    } catch (GeneralSecurityException unreadable) {
      return List.of();
    }
  }
}
