package io.muster.stig.reading;

import java.util.List;

/**
 * An uploaded file with all that was read from it.
 *
 * @param document the file itself, or the one that was found in the archive
 */
public record BenchmarkFile(Document document, Parsed parsed) {

  /**
   * Reads a file whole.
   *
   * @param name as the sender calls it; says nothing about what is in it
   * @throws StigRefused naming what is wrong
   */
  public static BenchmarkFile read(String name, byte[] content) {
    if (content.length == 0) {
      throw StigRefused.because("The file is empty.");
    }
    Document document = new Document(plain(name), content);
    if (Archive.isOne(content)) {
      List<Document> found = Archive.documents(content);
      if (found.size() != 1) {
        throw StigRefused.because(
            found.isEmpty()
                ? "The archive holds no benchmark: no file whose name ends in -xccdf.xml, .ckl or"
                    + " .cklb, and no U_CCI_List.xml."
                : "The archive holds several benchmarks (“%s”, “%s”). Import them one by one.",
            found.stream().map(Document::name).toArray());
      }
      document = found.getFirst();
    }
    if (document.content().length > Limits.DOCUMENT) {
      throw StigRefused.tooLarge("The document is larger than 20 MiB, which no STIG is.");
    }
    return new BenchmarkFile(document, parse(document.content()));
  }

  private static Parsed parse(byte[] content) {
    if (first(content) == '{') {
      return CklbReader.read(content);
    }
    Element root = XmlTree.read(content);
    return switch (root.name()) {
      case "Benchmark" -> XccdfReader.read(root);
      case "CHECKLIST" -> CklReader.read(root);
      case "cci_list" -> CciListReader.read(root);
      default ->
          throw StigRefused.because(
              "The XML is no XCCDF benchmark, CKL or list of CCIs: it begins with “%s”.",
              root.name());
    };
  }

  /** The first byte that says something, after spaces and a byte order mark. */
  private static int first(byte[] content) {
    int at = 0;
    if (content.length > 2 && (content[0] & 0xff) == 0xef && (content[1] & 0xff) == 0xbb) {
      at = 3;
    }
    while (at < content.length && Character.isWhitespace(content[at])) {
      at++;
    }
    return at < content.length ? content[at] : -1;
  }

  static String plain(String name) {
    String last = name.replace('\\', '/');
    last = last.substring(last.lastIndexOf('/') + 1).replaceAll("\\p{Cntrl}", "");
    return last.isBlank() ? "unnamed" : last.substring(0, Math.min(last.length(), 200));
  }
}
