package io.muster.exports.assessment;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Prints XHTML as tagged PDF that meets PDF/UA-1, with its fonts embedded. Nothing outside this
 * class is ever fetched: neither from a network nor from a disk.
 */
final class TaggedPdf {

  private static final String SANS = "Public Sans";

  private static final String FONTS = Letters.FONTS;
  private static final String STYLE = "/templates/exports/assessment.css";
  private static final String STYLE_NAME = "assessment.css";
  private static final String STYLE_PLACE = "report:assessment.css";

  static {
    XRLog.setLoggerImpl(new Slf4jLogger());
  }

  private TaggedPdf() {}

  /**
   * Prints it. The stream stays open, and gets nothing before all is laid out.
   *
   * @throws IOException if it cannot be written
   */
  static void print(String xhtml, OutputStream out) throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    PdfRendererBuilder builder =
        new PdfRendererBuilder()
            .usePdfUaAccessibility(true)
            .withProducer("Muster")
            .useReplacementText("?")
            .useUnicodeBidiSplitter(BothDirections.Pieces::new)
            .useUnicodeBidiReorderer(new BothDirections.Turned())
            .useExternalResourceAccessControl(
                (uri, type) -> isStyle(uri),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
            .useUriResolver((base, uri) -> isStyle(uri) ? STYLE_PLACE : null)
            .useExternalResourceAccessControl(
                (uri, type) -> uri.equals(STYLE_PLACE),
                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
            .useProtocolsStreamImplementation(uri -> new Style(), "report")
            .withHtmlContent(xhtml, "report:")
            .toStream(pdf);
    font(builder, FONTS + "PublicSans-Regular.ttf", SANS, 400, FontStyle.NORMAL);
    font(builder, FONTS + "PublicSans-Italic.ttf", SANS, 400, FontStyle.ITALIC);
    font(builder, FONTS + "PublicSans-SemiBold.ttf", SANS, 600, FontStyle.NORMAL);
    font(builder, FONTS + "PublicSans-Bold.ttf", SANS, 700, FontStyle.NORMAL);
    font(builder, FONTS + "roboto-mono-v5-latin-regular.ttf", "Roboto Mono", 400, FontStyle.NORMAL);
    font(builder, Letters.MORE, "Liberation Sans", 400, FontStyle.NORMAL);
    if (Letters.needEvery(xhtml)) {
      font(builder, Letters.EVERY, "Unifont", 400, FontStyle.NORMAL);
    }
    builder.run();
    pdf.writeTo(out);
  }

  /** Whether that is the style sheet, as the report names it or as it was resolved. */
  private static boolean isStyle(String uri) {
    return uri.equals(STYLE_NAME) || uri.equals(STYLE_PLACE);
  }

  private static void font(
      PdfRendererBuilder builder, String place, String family, int weight, FontStyle style) {
    FSSupplier<InputStream> file = () -> resource(place);
    builder.useFont(file, family, weight, style, true);
  }

  private static InputStream resource(String place) {
    return Objects.requireNonNull(TaggedPdf.class.getResourceAsStream(place), place);
  }

  /** The style sheet of the report. */
  private static final class Style implements com.openhtmltopdf.extend.FSStream {
    @Override
    public InputStream getStream() {
      return resource(STYLE);
    }

    @Override
    public java.io.Reader getReader() {
      return new java.io.InputStreamReader(getStream(), StandardCharsets.UTF_8);
    }
  }
}
