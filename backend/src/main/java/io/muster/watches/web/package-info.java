/** Buttons to watch a cluster and to stop. */
package io.muster.watches.web;
