package io.muster.ui;

/**
 * How a state looks: a word, an icon and a colour, in that order of importance.
 *
 * @param word what it is called
 * @param icon the symbol of the sprite
 * @param colour the state colours of the style sheets
 */
public record State(String word, String icon, String colour) {}
