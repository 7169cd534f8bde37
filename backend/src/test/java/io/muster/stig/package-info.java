/** Importing STIGs. All texts in these tests are made up; only the formats are the real ones. */
package io.muster.stig;
