/**
 * Pages about exceptions: the list, writing, the request, deciding, and what waits for a person.
 */
@org.jspecify.annotations.NullMarked
package io.muster.exceptions.web;
