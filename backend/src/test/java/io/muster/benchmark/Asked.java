package io.muster.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often clusters were asked for something.
 *
 * @param sum in all
 * @param least the cluster that was asked least
 * @param most the cluster that was asked most
 */
record Asked(int sum, int least, int most) {

  /** Reads the line in which the fleet says it, by the kind of request. */
  static Map<String, Asked> read(String line) {
    Map<String, Asked> asked = new LinkedHashMap<>();
    for (String word : line.split(" ")) {
      String[] parts = word.split("[=,]");
      asked.put(
          parts[0],
          new Asked(
              Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3])));
    }
    return asked;
  }

  /** The number of a cluster if all are alike, else the least and the most. */
  String ofACluster() {
    return least == most ? String.valueOf(most) : least + " to " + most;
  }
}
