package io.muster.benchmark;

import io.muster.MusterApplication;
import io.muster.testing.PortalCaller;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A portal as a process of its own, whose only argument is its home. Prints its port, answers
 * {@code heap} and {@code recording} with figures since the last time, and ends with its input.
 */
public final class PortalProcess {

  private PortalProcess() {}

  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    var application = new SpringApplication(MusterApplication.class, RecordingTimes.class);
    try (ConfigurableApplicationContext portal =
            application.run(
                "--muster.home=" + args[0],
                "--server.port=0",
                // As many as the reference client has at once.
                "--muster.scans.at-once=4",
                "--muster.scans.for-people=0",
                // A thousand clusters are registered as fast as they can be.
                "--muster.limits.upload-address=none",
                "--muster.limits.upload-account=none",
                "--muster.admin.username=" + PortalCaller.USERNAME,
                "--muster.admin.password=" + PortalCaller.PASSWORD);
        var questions = new BufferedReader(new InputStreamReader(System.in))) {
      HeapWatch heap = HeapWatch.start();
      RecordingTimes recordings = portal.getBean(RecordingTimes.class);
      answers.println(portal.getEnvironment().getProperty("local.server.port", ""));
      for (String line = questions.readLine(); line != null; line = questions.readLine()) {
        answers.println(line.equals("heap") ? heap.taken() : recordings.taken());
      }
    }
  }
}
