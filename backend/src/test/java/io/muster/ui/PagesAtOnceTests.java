package io.muster.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How many pages are made at once. */
class PagesAtOnceTests {

  /** Nobody in these tests waits that long for a place. */
  private final PagesAtOnce pages = new PagesAtOnce(2, Duration.ofMinutes(5));

  @Test
  void noMoreAreMadeAtOnceThanThereArePlacesAndAllAreMade() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier two = new CyclicBarrier(2);
    List<MockHttpServletResponse> answers = new ArrayList<>();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      MockHttpServletResponse answer = new MockHttpServletResponse();
      answers.add(answer);
      readers.add(
          reader(
              answer,
              (request, response) -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                response.setContentType("text/html");
                response.getWriter().write("whole");
                meet(two);
                pause(20);
                now.decrementAndGet();
              }));
    }
    for (Thread reader : readers) {
      reader.join();
    }
    assertThat(most).hasValue(2);
    for (MockHttpServletResponse answer : answers) {
      assertThat(answer.getContentAsString()).isEqualTo("whole");
    }
  }

  @Test
  void whatTurnsOutToBeAFileGivesItsPlaceBackWhileItIsWritten() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(2);
    Thread text =
        reader(
            new MockHttpServletResponse(),
            (request, response) -> {
              response.setContentType("text/csv");
              response.getWriter();
              begun.countDown();
              await(read);
            });
    Thread bytes =
        reader(
            new MockHttpServletResponse(),
            (request, response) -> {
              response.getOutputStream();
              begun.countDown();
              await(read);
            });
    await(begun);
    assertThat(pages.free()).isEqualTo(2);
    read.countDown();
    text.join();
    bytes.join();
    assertThat(pages.free()).as("given back once, not twice").isEqualTo(2);
  }

  @Test
  void aPageThatBreaksOffGivesItsPlaceBack() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  pages.doFilter(
                      new MockHttpServletRequest("GET", "/fleet"),
                      new MockHttpServletResponse(),
                      (request, response) -> {
                        throw new ServletException("broken");
                      }))
          .hasMessage("broken");
    }
    assertThat(pages.free()).isEqualTo(2);
  }

  @Test
  void whoeverWaitsTooLongForAPlaceIsServedAllTheSame() throws Exception {
    PagesAtOnce pages = new PagesAtOnce(2, Duration.ofMillis(50));
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> hanging = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      hanging.add(
          reader(
              pages,
              new MockHttpServletResponse(),
              (request, response) -> {
                begun.countDown();
                await(end);
              }));
    }
    await(begun);
    AtomicInteger served = new AtomicInteger();
    reader(pages, new MockHttpServletResponse(), (request, response) -> served.incrementAndGet())
        .join();
    assertThat(served).hasValue(1);
    end.countDown();
    for (Thread thread : hanging) {
      thread.join();
    }
    assertThat(pages.free()).isEqualTo(2);
  }

  @Test
  void aPageIsSentWhenItIsWholeAndNotWhileItIsLaidOut() throws Exception {
    MockHttpServletResponse answer = new MockHttpServletResponse();
    pages.doFilter(
        new MockHttpServletRequest("GET", "/fleet"),
        answer,
        (request, response) -> {
          response.setContentType("text/html;charset=UTF-8");
          response.getWriter().write("half");
          response.getWriter().flush();
          assertThat(response.isCommitted()).isFalse();
        });
    assertThat(answer.getContentAsString()).isEqualTo("half");
  }

  @Test
  void whatProgramsAskForAndWhatChangesSomethingWaitsForNoPlace() throws Exception {
    for (MockHttpServletRequest free :
        List.of(
            new MockHttpServletRequest("GET", "/api/v1/scans/1"),
            new MockHttpServletRequest("POST", "/clusters"))) {
      pages.doFilter(
          free,
          new MockHttpServletResponse(),
          (request, response) -> assertThat(pages.free()).isEqualTo(2));
    }
  }

  private Thread reader(MockHttpServletResponse answer, FilterChain page) {
    return reader(pages, answer, page);
  }

  private static Thread reader(
      PagesAtOnce pages, MockHttpServletResponse answer, FilterChain page) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                pages.doFilter(new MockHttpServletRequest("GET", "/fleet"), answer, page);
              } catch (java.io.IOException | ServletException e) {
                throw new AssertionError(e);
              }
            });
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void meet(CyclicBarrier all) {
    try {
      all.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
