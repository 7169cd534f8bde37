package io.muster.simulator;

import io.muster.simulator.http.Act;
import io.muster.simulator.http.Request;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What was told to go wrong, or to happen, around answers. */
final class Disturbances {

  private record Wrong(Predicate<Request> which, AtomicInteger left, Fault fault) {}

  private record Hook(Predicate<Request> which, Consumer<Request> action) {}

  private final List<Wrong> faults = new CopyOnWriteArrayList<>();
  private final List<Hook> before = new CopyOnWriteArrayList<>();
  private final List<Hook> after = new CopyOnWriteArrayList<>();

  void fault(Predicate<Request> which, int times, Fault fault) {
    faults.add(new Wrong(which, new AtomicInteger(times), fault));
  }

  void before(Predicate<Request> which, Consumer<Request> action) {
    before.add(new Hook(which, action));
  }

  void after(Predicate<Request> which, Consumer<Request> action) {
    after.add(new Hook(which, action));
  }

  void clear() {
    faults.clear();
    before.clear();
    after.clear();
  }

  Act around(Request request, Supplier<Act> right) {
    run(before, request);
    Act act = right.get();
    run(after, request);
    for (Wrong wrong : faults) {
      if (wrong.which().test(request) && wrong.left().getAndDecrement() > 0) {
        return wrong.fault().instead(act);
      }
    }
    return act;
  }

  private static void run(List<Hook> hooks, Request request) {
    for (Hook hook : hooks) {
      if (hook.which().test(request)) {
        hook.action().accept(request);
      }
    }
  }
}
