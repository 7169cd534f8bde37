package io.muster.shared;

import java.io.PrintStream;

/**
 * Something that an operator does from the command line, with the portal's own code and no portal
 * running in the process: {@code java -jar muster.jar check}.
 */
public interface Command {

  /** All was well. */
  int GOOD = 0;

  /** The command did its work and found something that somebody must look at. */
  int FOUND = 1;

  /** The command could not do its work. */
  int FAILED = 2;

  /** The word by which it is asked for. */
  String word();

  /**
   * Does it.
   *
   * @param out where it tells what it does
   * @return the exit code of the process: one of the three above
   */
  int run(PrintStream out);
}
