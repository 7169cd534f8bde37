package io.muster.stig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Two texts compared word by word: a longest common subsequence over words and the spaces between
 * them. Joined again, all pieces but the added ones are the old text, all but the removed ones the
 * new.
 */
public final class WordDiff {

  /** How a piece stands in the two texts. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }

  /** A stretch of text. */
  public record Piece(Kind kind, String text) {

    private static final int LONG = 240;
    private static final int KEPT = 90;

    /** The text, its middle left out if it is a long one that did not change. */
    public String brief() {
      return kind != Kind.SAME || text.length() <= LONG
          ? text
          : text.substring(0, KEPT) + " […] " + text.substring(text.length() - KEPT);
    }
  }

  private static final Pattern TOKEN = Pattern.compile("\\s+|[\\p{L}\\p{N}_]+|[^\\s\\p{L}\\p{N}_]");

  /** Beyond so many comparisons the changed stretch is told as a whole. */
  private static final long MOST_COMPARISONS = 4_000_000;

  private final List<String> before;
  private final List<String> after;
  private final List<Piece> pieces = new ArrayList<>();

  private WordDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /** The pieces in their order; what was removed stands before what was added in its place. */
  public static List<Piece> of(String before, String after) {
    return new WordDiff(tokens(before), tokens(after)).pieces();
  }

  private List<Piece> pieces() {
    int start = 0;
    int most = Math.min(before.size(), after.size());
    while (start < most && before.get(start).equals(after.get(start))) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
      end++;
    }
    add(Kind.SAME, before.subList(0, start));
    middle(before.subList(start, before.size() - end), after.subList(start, after.size() - end));
    add(Kind.SAME, before.subList(before.size() - end, before.size()));
    return joined();
  }

  private void middle(List<String> was, List<String> is) {
    if ((long) was.size() * is.size() > MOST_COMPARISONS) {
      add(Kind.REMOVED, was);
      add(Kind.ADDED, is);
      return;
    }
    int[][] common = new int[was.size() + 1][is.size() + 1];
    for (int i = was.size() - 1; i >= 0; i--) {
      for (int j = is.size() - 1; j >= 0; j--) {
        common[i][j] =
            was.get(i).equals(is.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < was.size() || j < is.size()) {
      if (i < was.size() && j < is.size() && was.get(i).equals(is.get(j))) {
        add(Kind.SAME, was.subList(i, i + 1));
        i++;
        j++;
      } else if (j == is.size() || i < was.size() && common[i + 1][j] >= common[i][j + 1]) {
        add(Kind.REMOVED, was.subList(i, i + 1));
        i++;
      } else {
        add(Kind.ADDED, is.subList(j, j + 1));
        j++;
      }
    }
  }

  private void add(Kind kind, List<String> tokens) {
    if (!tokens.isEmpty()) {
      pieces.add(new Piece(kind, String.join("", tokens)));
    }
  }

  /** Pieces of one kind in one; a space that is the same between two changes goes with them. */
  private List<Piece> joined() {
    List<Piece> all = new ArrayList<>();
    StringBuilder removed = new StringBuilder();
    StringBuilder added = new StringBuilder();
    StringBuilder same = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      boolean between =
          piece.kind() == Kind.SAME
              && piece.text().isBlank()
              && removed.length() > 0
              && added.length() > 0
              && i + 1 < pieces.size()
              && pieces.get(i + 1).kind() != Kind.SAME;
      if (piece.kind() == Kind.SAME && !between) {
        flush(all, removed, added);
        same.append(piece.text());
        continue;
      }
      if (same.length() > 0) {
        all.add(new Piece(Kind.SAME, same.toString()));
        same.setLength(0);
      }
      if (piece.kind() != Kind.ADDED) {
        removed.append(piece.text());
      }
      if (piece.kind() != Kind.REMOVED) {
        added.append(piece.text());
      }
    }
    flush(all, removed, added);
    if (same.length() > 0) {
      all.add(new Piece(Kind.SAME, same.toString()));
    }
    return Collections.unmodifiableList(all);
  }

  private static void flush(List<Piece> all, StringBuilder removed, StringBuilder added) {
    if (removed.length() > 0) {
      all.add(new Piece(Kind.REMOVED, removed.toString()));
    }
    if (added.length() > 0) {
      all.add(new Piece(Kind.ADDED, added.toString()));
    }
    removed.setLength(0);
    added.setLength(0);
  }

  private static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(found -> found.group()).toList();
  }
}
