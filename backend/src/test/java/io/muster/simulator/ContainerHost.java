package io.muster.simulator;

/** Where containers can be run: a simulated cluster or a real engine. */
public interface ContainerHost {

  /** Creates and starts a container, and returns its id. */
  String run(ContainerSpec spec);

  /** Creates a container, and returns its id. */
  String create(ContainerSpec spec);

  /** Starts a container. */
  void start(String which);

  /** Stops a container. */
  void stop(String which);

  /** Pauses a container. */
  void pause(String which);

  /** Lets a paused container go on. */
  void unpause(String which);

  /** Removes a container by force. */
  void remove(String which);

  /** Gives a container another name. */
  void rename(String which, String newName);

  /** Returns when the container has ended: its death may come some moments after its cause. */
  void awaitEnd(String which);
}
