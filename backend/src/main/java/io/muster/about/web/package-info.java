/** The page that says what this portal is made of. */
package io.muster.about.web;
