package io.muster.exports.evidence;

import io.muster.exports.KnownRule;
import io.muster.exports.Plain;
import io.muster.scans.Evidence;
import java.util.stream.Collectors;

/** What a package is and how to check it, in plain words. */
final class Readme {

  private Readme() {}

  /** The text. */
  static String of(About about) {
    return head(about) + CONTENTS + leftOut(about) + NOT_SEEN + check(about);
  }

  private static String head(About about) {
    return """
    %s

    Evidence for rule %s, made by Muster %s

    Scope:        %s
    Clusters:     %d
    Exceptions:   %d
    As of:        %s
    Produced at:  %s
    STIG:         %s%s
    Policy:       whether documented findings count as Not a Finding or as Open is a
                  decision of each boundary's AO; each cluster's facts.json names it.

    Everything in here says what was known at the instant "as of". All instants are UTC.
    Two packages of the same scope and instant differ in when they were produced, in the
    signatures, and in nothing else.
    """
        .formatted(
            about.marking(),
            KnownRule.ID,
            about.version(),
            Plain.line(about.scope()),
            about.clusters(),
            about.decisions(),
            about.moment().asOf(),
            about.moment().producedAt(),
            about.release().name(),
            about.release().imported() ? "" : " (not imported: rule texts are Muster's own words)");
  }

  private static final String CONTENTS =
      """

      WHAT IS IN IT

      contents.csv          every cluster with its verdict and its folder
      clusters/NAME-ID/     one folder for each cluster:
        checklist.ckl         for STIG Viewer 2
        checklist.cklb        for STIG Viewer 3
        checklist-xccdf.xml   XCCDF 1.2 results
        facts.json            verdict, settings, scans, findings, nodes, what was not read
        inventory.json        every container of the last scan that read anything, with its
                              facts and what it joined; missing if no scan ever read anything
        evidence-literal.txt  the lines that the STIG's own loop prints
        evidence-full.txt     the same of every container in any state
      exceptions/           each exception about these clusters: text, every step with who,
                            when and why, term, frozen evidence, digests of attachments
      reports/              assessment (PDF), findings (CSV, XLSX), POA&M in the columns of
                            eMASS (XLSX), OSCAL assessment results and POA&M (JSON)
      manifest.json         size and SHA-256 of each file
      SHA256SUMS            the same for sha256sum
      *.sig                 the signatures of these two
      signing-key.pem       the public key that checks the signatures
      """;

  private static final String NOT_SEEN =
      """

      WHAT A SCAN CANNOT SEE

      %s
      A value that is null was not known. What could not be read never passes.
      """
          .formatted(Evidence.BLIND);

  private static String leftOut(About about) {
    return about.leftOut().stream()
        .map(left -> "\nNot in it: %s. %s\n".formatted(left.name(), left.because()))
        .collect(Collectors.joining());
  }

  private static String check(About about) {
    return """

    HOW TO CHECK IT

    1. That the key is the portal's. Get the portal's key from the portal itself, page
       /reports/signing-key, and compare. The SHA-256 of the key that signed is
       %s
       and this prints the one of the key in here:

       openssl pkey -pubin -in signing-key.pem -outform DER | sha256sum

    2. That the lists are what the portal signed. Unpack into an empty folder, go there,
       and run these two; each must print "Verified OK":

       %s
       %s

    3. That each file is as listed; this must print nothing and end with 0 (where there is
       no sha256sum: shasum -a 256 --check SHA256SUMS):

       %s

    4. That no file was added and none is missing; this must print nothing:

       %s

    Muster itself does all four: java -jar muster.jar verify-package PACKAGE.zip --key=KEY.pem
    with the key from the portal.
    """
        .formatted(
            about.key().fingerprint(),
            signature(Names.MANIFEST, Names.MANIFEST_SIGNATURE),
            signature(Names.SUMS, Names.SUMS_SIGNATURE),
            "sha256sum --check --strict --quiet SHA256SUMS",
            "(cut -c67- SHA256SUMS; printf '%s\\n' "
                + String.join(" ", Names.UNLISTED)
                + "; find . ! -type d | cut -c3-) | sort | uniq -u");
  }

  private static String signature(String file, String signature) {
    return "openssl dgst -sha256 -verify " + Names.KEY + " -signature " + signature + " " + file;
  }
}
