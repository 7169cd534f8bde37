package io.muster.benchmark;

import io.muster.MusterApplication;
import io.muster.posture.PostureCheck;
import io.muster.posture.PostureDays;
import io.muster.shared.ClusterId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The portal that is visited, as a process of its own; its clock is right, and no schedule has it
 * scan. Prints its port, answers {@code times} with what each visit took since the last time, and a
 * cluster's id with how many differences there are between its stored posture and the predicate.
 */
public final class YearsPortal {

  static final String VISIT = "X-Visit";

  /**
   * What reads all history every night neither runs beside visits nor every night of the models.
   */
  static final String NO_CHECK = "--muster.integrity.at=never";

  private YearsPortal() {}

  /** What a visit took at the server, from the first filter to the last byte written. */
  @Order(Ordered.HIGHEST_PRECEDENCE)
  static final class Times extends OncePerRequestFilter {

    private final List<String> times = new CopyOnWriteArrayList<>();

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      long began = System.nanoTime();
      chain.doFilter(request, response);
      String visit = request.getHeader(VISIT);
      if (visit != null) {
        times.add(visit + " " + (System.nanoTime() - began) / 1000);
      }
    }

    String taken() {
      String taken = String.join(",", times);
      times.clear();
      return taken;
    }
  }

  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    var application = new SpringApplication(MusterApplication.class, Times.class);
    try (ConfigurableApplicationContext portal =
            application.run("--muster.home=" + args[0], "--server.port=0", NO_CHECK);
        var questions = new BufferedReader(new InputStreamReader(System.in))) {
      portal.getBean(PostureDays.class).sumUp();
      answers.println(portal.getEnvironment().getProperty("local.server.port", ""));
      Times times = portal.getBean(Times.class);
      for (String line = questions.readLine(); line != null; line = questions.readLine()) {
        answers.println(
            line.equals("times")
                ? times.taken()
                : portal.getBean(PostureCheck.class).compare(ClusterId.parse(line)).size());
      }
    }
  }
}
