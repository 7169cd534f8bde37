/** Reading benchmark files, which are not to be trusted: XCCDF, CKL, CKLB, DISA's list of CCIs. */
package io.muster.stig.reading;
