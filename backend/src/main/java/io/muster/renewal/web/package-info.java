/** The page of a cluster's renewal. */
package io.muster.renewal.web;
