/** What speed claims rest on. Run by hand; no test ever fails for a time. */
package io.muster.benchmark;
