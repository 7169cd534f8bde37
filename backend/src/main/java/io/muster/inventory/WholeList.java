package io.muster.inventory;

import io.muster.connection.Answer;
import io.muster.connection.ClusterLine;
import io.muster.connection.EngineInfo;
import io.muster.connection.ListedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The list of all containers, taken again until nothing in it is unread and it is not shorter than
 * the number the cluster reports. Every bound that is reached leaves a gap that names it.
 */
final class WholeList {

  private final ClusterLine line;
  private final CollectionSettings settings;
  private final Inspections inspections;
  private final Nodes nodes;
  private final CollectionWatch watch;
  private final List<Gap> gaps = new ArrayList<>();

  private int reportedBefore;
  private int reportedAfter = -1;
  private int listed;
  private int rounds;
  private int retakes;
  private int shortRetries;

  WholeList(
      ClusterLine line,
      CollectionSettings settings,
      Inspections inspections,
      Nodes nodes,
      CollectionWatch watch) {
    this.line = line;
    this.settings = settings;
    this.inspections = inspections;
    this.nodes = nodes;
    this.watch = watch;
  }

  /**
   * Takes the list. It is whole if it is not shorter than the smaller of the counts reported before
   * and after. A count that was read while the first list was under way is one of the two,
   * whichever the cluster made of it: a list as long as that is not shorter than the smaller. One
   * that is shorter is taken again, after it.
   *
   * @param reported {@code info.Containers} as read first
   */
  Answer<List<ListedContainer>> take(int reported) {
    reportedBefore = reported;
    return list().then(first -> new Answer.Read<>(bounded(retaken(first))));
  }

  /** The last list that could be read; that a later one could not is a gap of its own. */
  private List<ListedContainer> retaken(List<ListedContainer> first) {
    List<ListedContainer> last = first;
    while (takeAgain(last)) {
      Answer<List<ListedContainer>> next = list();
      if (!(next instanceof Answer.Read<List<ListedContainer>>(var list))) {
        stop(Gap.Kind.LIST_UNREAD, 0, next.sentence());
        break;
      }
      last = list;
    }
    return last;
  }

  private List<ListedContainer> bounded(List<ListedContainer> list) {
    return list.subList(0, Math.min(list.size(), settings.containers()));
  }

  List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  Completeness completeness() {
    return new Completeness(reportedBefore, reportedAfter, listed, rounds, inspections.vanished());
  }

  private Answer<List<ListedContainer>> list() {
    Answer<List<ListedContainer>> answer = line.containers();
    rounds++;
    if (answer instanceof Answer.Read<List<ListedContainer>>(var list)) {
      listed = list.size();
    }
    return answer;
  }

  private boolean takeAgain(List<ListedContainer> list) {
    if (list.size() > settings.containers()) {
      return stop(
          Gap.Kind.LIST_TOO_LONG,
          list.size() - settings.containers(),
          "%d listed, %d is the limit".formatted(list.size(), settings.containers()));
    }
    List<ListedContainer> wanted = inspections.wanted(list, nodes);
    if (!wanted.isEmpty()) {
      int left = inspections.read(wanted, nodes);
      if (!watch.goOn()) {
        return stop(Gap.Kind.DEADLINE, left, "stopped before everything was read");
      }
      if (retakes < CollectionSettings.RETAKES) {
        retakes++;
        return true;
      }
      int unread = inspections.wanted(list, nodes).size();
      if (unread > 0) {
        return stop(Gap.Kind.CHURN, unread, inspections.vanished() + " ids answered 404");
      }
    }
    if (retakes < CollectionSettings.RETAKES && inspections.unsettled(list)) {
      retakes++;
      return pause();
    }
    return isShort(list.size());
  }

  /** Gives an engine the time to tell who died; whether to go on. */
  private boolean pause() {
    LockSupport.parkNanos(CollectionSettings.SETTLING.toNanos());
    return watch.goOn()
        || stop(Gap.Kind.DEADLINE, 0, "stopped before it was known what still runs");
  }

  /** Whether the smaller of both reported counts is more; the second cannot raise the first. */
  private boolean isShort(int size) {
    if (size >= reportedBefore) {
      return false;
    }
    EngineInfo after = line.info().read().orElse(null);
    if (after == null) {
      return stop(Gap.Kind.INFO_UNREAD, 0, "the second reading of info failed");
    }
    reportedAfter = after.containers();
    int expected = Math.min(reportedBefore, reportedAfter);
    if (size >= expected) {
      return false;
    }
    if (shortRetries++ < CollectionSettings.SHORT_LIST_RETRIES && watch.goOn()) {
      return true;
    }
    return stop(
        Gap.Kind.LIST_TOO_SHORT,
        expected - size,
        "%d listed, %d reported".formatted(size, expected));
  }

  private boolean stop(Gap.Kind kind, int containers, String answer) {
    gaps.add(new Gap(kind, "", containers, answer));
    return false;
  }
}
