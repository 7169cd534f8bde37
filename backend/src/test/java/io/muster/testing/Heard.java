package io.muster.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the log would say at its most talkative. */
public final class Heard {

  private Heard() {}

  /** Something that is done meanwhile. */
  public interface Work {
    void run() throws Exception;
  }

  /** Runs it with every logger at its most talkative, heard by us alone. */
  public static List<String> during(Work work) throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level level = root.getLevel();
    List<Appender<ILoggingEvent>> others = new ArrayList<>();
    for (Iterator<Appender<ILoggingEvent>> i = root.iteratorForAppenders(); i.hasNext(); ) {
      others.add(i.next());
    }
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    others.forEach(root::detachAppender);
    root.addAppender(heard);
    root.setLevel(Level.TRACE);
    try {
      work.run();
    } finally {
      root.setLevel(level);
      root.detachAppender(heard);
      others.forEach(root::addAppender);
    }
    // Another thread may just be saying something.
    synchronized (heard) {
      return heard.list.stream().map(e -> e.getFormattedMessage() + thrown(e)).toList();
    }
  }

  private static String thrown(ILoggingEvent event) {
    var thrown = event.getThrowableProxy();
    return thrown == null ? "" : thrown.getClassName() + thrown.getMessage();
  }
}
