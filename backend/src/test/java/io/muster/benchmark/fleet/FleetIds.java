package io.muster.benchmark.fleet;

import java.util.HexFormat;

/** The ids of the fleet's objects. They follow from a seed, so that nobody has to ask for them. */
public final class FleetIds {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int GROUPS = 12;
  private static final int SWARM_DIGITS = 25;

  private FleetIds() {}

  /** The id of a container: 64 hexadecimal digits, of which the last eight are its number. */
  public static String container(long seed, int cluster, int number) {
    HexFormat hex = HexFormat.of();
    long mixed = mixed(mixed(seed, cluster), number);
    return hex.toHexDigits(mixed)
        + hex.toHexDigits(mixed(mixed, 1))
        + hex.toHexDigits(mixed(mixed, 2))
        + hex.toHexDigits((int) mixed(mixed, 3))
        + hex.toHexDigits(number);
  }

  /** The number of a container, by its id; negative if the text cannot be an id. */
  static int number(String id) {
    try {
      return id.length() == 64 ? HexFormat.fromHexDigits(id, 56, 64) : -1;
    } catch (NumberFormatException noId) {
      return -1;
    }
  }

  /** The id of a cluster's engine: twelve groups of four. */
  static String engine(long seed, int cluster) {
    StringBuilder id = new StringBuilder();
    for (int group = 0; group < GROUPS; group++) {
      long mixed = mixed(mixed(seed, cluster), -1 - group);
      id.append(group == 0 ? "" : ":");
      for (int digit = 0; digit < 4; digit++) {
        id.append(BASE32.charAt((int) (mixed >>> (5 * digit)) & 31));
      }
    }
    return id.toString();
  }

  /** The id of a Swarm or of one of its nodes: 25 digits and small letters. */
  static String swarm(long seed, int cluster, int number) {
    StringBuilder id = new StringBuilder();
    for (int digit = 0; digit < SWARM_DIGITS; digit++) {
      long mixed = mixed(mixed(seed, cluster), -1000L - 100L * number - digit);
      id.append(Character.forDigit((int) Long.remainderUnsigned(mixed, 36), 36));
    }
    return id.toString();
  }

  /** Two numbers made one that looks like chance. */
  private static long mixed(long one, long other) {
    long z = one * 0x9E3779B97F4A7C15L + other + 0x632BE59BD9B4E019L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
