package io.muster.ui;

import java.util.List;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/**
 * Links as Thymeleaf makes them, except that Spring looks for static files only, whose addresses
 * bear a digest of what they hold. A page is no file, and for each link to one every place would be
 * searched in which a file may lie.
 */
final class FileLinks extends StandardLinkBuilder {

  private static final List<String> FOLDERS = List.of("/css/", "/js/", "/img/", "/fonts/");

  @Override
  protected String processLink(IExpressionContext context, String link) {
    return FOLDERS.stream().anyMatch(link::contains) ? super.processLink(context, link) : link;
  }
}
