package io.muster.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The one-time code that proves that whoever sets up the portal can read its log. 128 random bits;
 * after five wrong tries another one is printed.
 */
@Component
public class SetupCode {

  private static final Logger LOG = LoggerFactory.getLogger(SetupCode.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TRIES = 5;

  private String code = random();
  private int wrong;

  /** Prints the code, to be seen. */
  synchronized void print() {
    LOG.warn(
        """

        ======================================================================
          Muster has no account yet. Open /setup in a browser and enter

              {}

          to make the first administrator. The code works once.
        ======================================================================
        """,
        code);
  }

  /** Whether that is the code; dashes, spaces and the case of letters do not matter. */
  public synchronized boolean matches(String typed) {
    boolean right = MessageDigest.isEqual(bytes(typed), bytes(code));
    if (!right && ++wrong == TRIES) {
      renew();
      print();
    }
    return right;
  }

  /** Makes the code worthless once it has been used. */
  public synchronized void renew() {
    code = random();
    wrong = 0;
  }

  synchronized String current() {
    return code;
  }

  private static byte[] bytes(String text) {
    return text.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }

  private static String random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes).replaceAll("(.{4})(?!$)", "$1-");
  }
}
