package io.muster.watches;

import io.muster.connection.Answer;
import io.muster.connection.ClusterLine;
import io.muster.connection.ContainerEvent;
import io.muster.connection.ContainerEvent.Happened;
import io.muster.connection.ContainerEvent.Unread;
import io.muster.connection.Cutoff;
import io.muster.connection.EngineInfo;
import io.muster.connection.InspectedContainer;
import io.muster.connection.Trouble;
import io.muster.connection.Trouble.Kind;
import io.muster.connection.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one cluster over one line, from the subscription until it breaks. One thread reads
 * what is told, another inspects what is new, asks for scans, and makes sure now and then that the
 * same cluster is still there.
 */
final class Listening {

  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration TELL = Duration.ofSeconds(2);

  private final ClusterLine line;
  private final Cutoff cutoff;
  private final Kept kept;
  private final NewContainers news;
  private final Asking asking;
  private final BooleanSupplier stillTheWay;
  private volatile boolean over;
  private volatile @Nullable Instant heardAt;
  private volatile @Nullable Trouble found;

  /**
   * @param stillTheWay whether the cluster is still reached as this line reached it
   */
  Listening(
      ClusterLine line,
      Cutoff cutoff,
      Kept kept,
      NewContainers news,
      Asking asking,
      BooleanSupplier stillTheWay) {
    this.line = line;
    this.cutoff = cutoff;
    this.kept = kept;
    this.news = news;
    this.asking = asking;
    this.stillTheWay = stillTheWay;
  }

  /** Listens, and says why it ended. */
  Trouble run() throws InterruptedException {
    Thread hand = Thread.ofVirtual().name("watch-inspect").start(this::work);
    try {
      Trouble ended = line.events(this::begun, this::heard);
      Trouble reason = found;
      return reason == null ? ended : reason;
    } finally {
      over = true;
      cutoff.cut();
      hand.join();
    }
  }

  /** From now on nothing is missed; what was before, a scan will tell. */
  private void begun() {
    kept.watching();
    asking.owe();
  }

  private void heard(ContainerEvent event) {
    heardAt = kept.now();
    switch (event) {
      case Happened happened -> {
        if (!asking.owes() && !news.add(happened)) {
          oweAtOnce();
        }
      }
      case Unread _ -> oweAtOnce();
    }
  }

  /** The other thread may wait for an inspect; if this one cannot ask, the other will. */
  private void oweAtOnce() {
    owe();
    try {
      asking.settle();
    } catch (RuntimeException failed) {
      LOG.warn("The watch of cluster {} asks later: {}", kept.cluster(), failed.toString());
    }
  }

  /** The scan will read all that waits to be inspected. */
  private void owe() {
    asking.owe();
    news.clear();
  }

  private void work() {
    Instant checked = kept.now();
    Instant told = checked;
    while (!over) {
      try {
        news.next(LOOK).ifPresent(this::inspect);
        asking.settle();
        Instant now = kept.now();
        if (heardAt != null && !now.isBefore(told.plus(TELL))) {
          tell();
          told = now;
        }
        if (!now.isBefore(checked.plus(kept.settings().check()))) {
          check();
          checked = now;
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException failed) {
        LOG.warn("The watch of cluster {} goes on: {}", kept.cluster(), failed.toString());
        pause();
      }
    }
  }

  private void tell() {
    Instant at = heardAt;
    heardAt = null;
    if (at != null) {
      kept.heard(at);
    }
  }

  private void inspect(String id) {
    switch (line.inspect(id)) {
      case Answer.Read<InspectedContainer>(InspectedContainer container) -> {
        if (!container.pidMode().isEmpty()) {
          owe();
        }
      }
      case Answer.Gone<InspectedContainer> _ -> {}
      case Answer.Refused<InspectedContainer> _, Answer.Failed<InspectedContainer> _ -> owe();
    }
  }

  private void check() {
    if (!stillTheWay.getAsBoolean()) {
      end(new Trouble(Kind.CONNECTION_LOST, "Bundle or endpoint are others now."));
      return;
    }
    Answer<EngineInfo> info = line.info();
    if (!(info instanceof Answer.Read<EngineInfo>(EngineInfo now))) {
      end(Troubles.of(info));
    } else if (!now.id().equals(line.opening().id())) {
      end(new Trouble(Kind.IDENTITY_CHANGED, "The endpoint leads to another cluster than before."));
    }
  }

  private void end(Trouble why) {
    if (!over) {
      found = why;
      cutoff.cut();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
