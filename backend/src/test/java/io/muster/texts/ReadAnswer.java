package io.muster.texts;

import io.muster.shared.PlainText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page or file as those read it for whom its form is meant. */
final class ReadAnswer {

  private final List<String> texts = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  private ReadAnswer() {}

  /** Reads an answer of whatever form. */
  static ReadAnswer of(MockHttpServletResponse answer) {
    ReadAnswer read = new ReadAnswer();
    String disposition = answer.getHeader("Content-Disposition");
    if (disposition != null
        && !disposition.matches(
            "attachment(; filename=\"[\\w.@ -]+\")?(; filename[*]=UTF-8''[\\w.%-]+)?")) {
      read.wrong.add("is saved as " + disposition);
    }
    try {
      String type = Objects.requireNonNullElse(answer.getContentType(), "");
      read.as(type, answer.getContentAsByteArray());
    } catch (Exception broken) {
      read.wrong.add("cannot be read: " + broken);
    }
    return read;
  }

  /** All texts in it. */
  List<String> texts() {
    return texts;
  }

  /** What came from a text and is none, or makes it unreadable; a sentence each. */
  List<String> wrong() {
    return wrong;
  }

  private void as(String type, byte[] content) throws Exception {
    String text = new String(content, StandardCharsets.UTF_8);
    if (type.contains("html")) {
      ReadPage page = ReadPage.page(text);
      texts.addAll(page.texts());
      wrong.addAll(page.wrong());
    } else if (type.contains("json") || type.equals("cklb")) {
      json(text.isEmpty() ? "null" : text);
    } else if (type.contains("csv")) {
      csv(text);
    } else if (type.contains("spreadsheet") || type.equals("xlsx") || type.contains("macro")) {
      sheets(content);
    } else if (type.contains("xml") || type.contains("ckl")) {
      xml(content);
    } else if (type.equals("sig")) {
      return;
    } else if (type.contains("pdf")) {
      try (var pdf = Loader.loadPDF(content)) {
        texts.add(new PDFTextStripper().getText(pdf));
      }
    } else if (type.contains("zip")) {
      zip(content);
    } else {
      plain(text);
    }
  }

  private void plain(String text) {
    if (text.lines().anyMatch(line -> PlainText.refusal("line", line).isPresent())) {
      wrong.add("has a character that no text has");
    }
    texts.add(text);
  }

  private void json(String text) {
    String document = text.stripLeading();
    if (document.startsWith("{") || document.startsWith("[") || document.equals("null")) {
      // One document, or one a line.
      try (var documents = JsonMapper.shared().readerFor(JsonNode.class).readValues(text)) {
        documents.forEachRemaining(d -> collect((JsonNode) d));
      }
    } else {
      plain(text);
    }
  }

  private void collect(JsonNode node) {
    if (node.isString()) {
      texts.add(node.asString());
    }
    node.forEach(this::collect);
    node.properties().forEach(p -> texts.add(p.getKey()));
  }

  private void csv(String text) {
    plain(text);
    for (String cell : CsvCells.of(text)) {
      if (!cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 && !number(cell)) {
        wrong.add("has a cell that a spreadsheet takes for a formula: " + cell);
      }
      String said = cell.startsWith("'") ? cell.substring(1) : cell;
      if (said.startsWith("{\"")) {
        json(said);
      }
      texts.add(said);
    }
  }

  private static boolean number(String cell) {
    return cell.matches("-?[0-9]+([.][0-9]+)?");
  }

  private void sheets(byte[] content) throws IOException {
    try (var book = WorkbookFactory.create(new ByteArrayInputStream(content))) {
      book.forEach(
          sheet ->
              sheet.forEach(
                  row ->
                      row.forEach(
                          cell -> {
                            if (cell.getCellType() == CellType.FORMULA) {
                              wrong.add("has the formula " + cell);
                            } else if (cell.getCellType() == CellType.STRING) {
                              texts.add(cell.getStringCellValue());
                            }
                          })));
    }
  }

  private void xml(byte[] content) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    collect(factory.newDocumentBuilder().parse(new ByteArrayInputStream(content)));
  }

  private void collect(Node node) {
    if (node.getNodeName().startsWith("mark-")) {
      wrong.add("has the element " + node.getNodeName());
    }
    if (node.getNodeType() == Node.TEXT_NODE) {
      texts.add(node.getNodeValue());
    }
    for (int i = 0; node.getAttributes() != null && i < node.getAttributes().getLength(); i++) {
      texts.add(node.getAttributes().item(i).getNodeValue());
    }
    for (int i = 0; i < node.getChildNodes().getLength(); i++) {
      collect(node.getChildNodes().item(i));
    }
  }

  private void zip(byte[] content) throws Exception {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (!name.matches("[\\w.@ -]+(/[\\w.@ -]+)*") || name.contains("..")) {
          wrong.add("packs the name " + name);
        }
        as(name.substring(name.lastIndexOf('.') + 1), zip.readAllBytes());
      }
    }
  }
}
