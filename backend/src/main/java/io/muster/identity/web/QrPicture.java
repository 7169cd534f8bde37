package io.muster.identity.web;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the path of an SVG: a square for each dark module, on a light ground with the four
 * empty modules around it that ISO/IEC 18004 wants.
 *
 * @param size of the picture in modules, the empty ones included
 * @param path the dark modules
 */
record QrPicture(int size, String path) {

  private static final int QUIET = 4;

  static QrPicture of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return new QrPicture(code.size + 2 * QUIET, path.toString());
  }

  /** Not what it shows. */
  @Override
  public String toString() {
    return "QrPicture[" + size + "]";
  }
}
