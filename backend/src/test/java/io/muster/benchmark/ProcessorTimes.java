package io.muster.benchmark;

import java.io.IOException;

/**
 * How many seconds of a processor were taken.
 *
 * @param fleet by the simulated fleet
 * @param client by the portal or the reference client, who asks it
 * @param database by the portal's database
 */
record ProcessorTimes(double fleet, double client, double database) {

  /** What they took since they were started. */
  static ProcessorTimes of(FleetStage stage, Child client) throws IOException {
    return new ProcessorTimes(
        stage.fleet.processorSeconds(), client.processorSeconds(), stage.rows.processorSeconds());
  }

  ProcessorTimes since(ProcessorTimes before) {
    return new ProcessorTimes(
        fleet - before.fleet, client - before.client, database - before.database);
  }
}
