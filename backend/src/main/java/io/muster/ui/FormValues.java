package io.muster.ui;

import java.util.Locale;

/**
 * Follows HTML letter by letter, and knows which letters are what a form sends: those of attributes
 * named {@code value}, and those within a {@code textarea}. It expects what a template engine
 * writes, and no script within a page.
 */
final class FormValues {

  private static final String END = "</textarea";

  private enum At {
    TEXT,
    NAME_OF_TAG,
    TAG,
    NAME_OF_ATTRIBUTE,
    AFTER_NAME,
    BEFORE_VALUE,
    VALUE,
    COMMENT,
    AREA
  }

  private At at = At.TEXT;
  private final StringBuilder tag = new StringBuilder();
  private final StringBuilder attribute = new StringBuilder();

  /** What ends a value: a quote, or 0 for one without quotes. */
  private char quote;

  /** How much of {@link #END}, or of what ends a comment, was just read. */
  private int ending;

  /**
   * Reads the next letter.
   *
   * @return whether a form sends it, as a part of a value
   */
  boolean read(char c) {
    return switch (at) {
      case TEXT -> {
        begin(c);
        yield false;
      }
      case NAME_OF_TAG -> {
        nameOfTag(c);
        yield false;
      }
      case TAG, NAME_OF_ATTRIBUTE, AFTER_NAME -> {
        inTag(c);
        yield false;
      }
      case BEFORE_VALUE -> beforeValue(c);
      case VALUE -> value(c);
      case COMMENT -> {
        comment(c);
        yield false;
      }
      case AREA -> area(c);
    };
  }

  private void begin(char c) {
    if (c == '<') {
      tag.setLength(0);
      at = At.NAME_OF_TAG;
    }
  }

  private void nameOfTag(char c) {
    if (Character.isLetterOrDigit(c) || c == '/' && tag.isEmpty() || c == '!' || c == '-') {
      tag.append(c);
      if ("!--".contentEquals(tag)) {
        at = At.COMMENT;
        ending = 0;
      }
    } else if (tag.isEmpty()) {
      at = At.TEXT;
      begin(c);
    } else {
      at = At.TAG;
      inTag(c);
    }
  }

  private void inTag(char c) {
    if (c == '>') {
      endTag();
    } else if (c == '=' && at != At.TAG) {
      at = At.BEFORE_VALUE;
    } else if (Character.isWhitespace(c)) {
      at = at == At.TAG ? At.TAG : At.AFTER_NAME;
    } else if (at == At.NAME_OF_ATTRIBUTE) {
      attribute.append(c);
    } else {
      attribute.setLength(0);
      attribute.append(c);
      at = At.NAME_OF_ATTRIBUTE;
    }
  }

  private boolean beforeValue(char c) {
    if (c == '"' || c == '\'') {
      quote = c;
      at = At.VALUE;
    } else if (c == '>') {
      endTag();
    } else if (!Character.isWhitespace(c)) {
      quote = 0;
      at = At.VALUE;
      return value(c);
    }
    return false;
  }

  private boolean value(char c) {
    if (quote == 0 && c == '>') {
      endTag();
      return false;
    }
    if (c == quote || quote == 0 && Character.isWhitespace(c)) {
      at = At.TAG;
      return false;
    }
    return attribute.toString().equalsIgnoreCase("value");
  }

  private void endTag() {
    ending = 0;
    at = tag.toString().equalsIgnoreCase("textarea") ? At.AREA : At.TEXT;
  }

  private void comment(char c) {
    if (c == '>' && ending >= 2) {
      at = At.TEXT;
    }
    ending = c == '-' ? ending + 1 : 0;
  }

  private boolean area(char c) {
    if (Character.toLowerCase(c) == END.charAt(ending)) {
      ending++;
    } else {
      ending = c == '<' ? 1 : 0;
    }
    if (ending == END.length()) {
      tag.setLength(0);
      tag.append(END.substring(1).toUpperCase(Locale.ROOT));
      at = At.TAG;
    }
    return true;
  }
}
