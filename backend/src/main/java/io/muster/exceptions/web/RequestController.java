package io.muster.exceptions.web;

import io.muster.exceptions.Attachment;
import io.muster.exceptions.Attachments;
import io.muster.exceptions.Comments;
import io.muster.exceptions.Dossiers;
import io.muster.exceptions.ExceptionRequest;
import io.muster.exceptions.ExceptionRequests;
import io.muster.exceptions.RequestManagement;
import io.muster.identity.Actor;
import io.muster.shared.ExceptionId;
import io.muster.shared.Invalid;
import io.muster.shared.NotFound;
import io.muster.ui.AsOf;
import io.muster.ui.RefusedForm;
import io.muster.ui.SeeOther;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One request: what it says and covers, its time line, comments and files; and its submission. */
@Controller
@RequestMapping("/exceptions/{id}")
class RequestController {

  private static final String PAGE = "exceptions/exception";

  private final ExceptionRequests requests;
  private final RequestManagement management;
  private final Dossiers dossiers;
  private final Comments comments;
  private final Attachments attachments;
  private final RequestPages pages;

  RequestController(
      ExceptionRequests requests,
      RequestManagement management,
      Dossiers dossiers,
      Comments comments,
      Attachments attachments,
      RequestPages pages) {
    this.requests = requests;
    this.management = management;
    this.dossiers = dossiers;
    this.comments = comments;
    this.attachments = attachments;
    this.pages = pages;
  }

  /**
   * What is typed on the page of a request.
   *
   * @param note whether the comment is a note among those who decide
   */
  record Typed(
      @Nullable String text,
      @Nullable Boolean note,
      @Nullable String evidenceDigest,
      @Nullable MultipartFile file) {
    static final Typed NOTHING = new Typed("", null, null, null);

    Typed {
      text = Objects.requireNonNullElse(text, "");
    }

    /** Whether the comment is a note. */
    boolean confidential() {
      return Boolean.TRUE.equals(note);
    }

    /** The digest, or null if there is none to be bound by. */
    @Nullable String digest() {
      return evidenceDigest == null || evidenceDigest.isBlank() ? null : evidenceDigest;
    }
  }

  @GetMapping
  ModelAndView show(Actor actor, @PathVariable String id, AsOf asOf) {
    ExceptionRequest request = requests.meant(id, actor.scope(), asOf.at());
    ModelAndView page = new ModelAndView(PAGE).addObject("form", Typed.NOTHING);
    return asOf.past()
        ? pages.fill(page, actor, dossiers.of(request, actor.scope(), asOf.at()), asOf)
        : filled(page, actor, request.id());
  }

  @PostMapping("/submission")
  ModelAndView submit(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") Typed typed,
      RedirectAttributes after) {
    ExceptionId which = ExceptionId.parse(id);
    try {
      ExceptionRequest submitted = management.submit(actor, which, typed.digest());
      return done(
          which, submitted.number() + " is submitted: it waits for an ISSM's endorsement.", after);
    } catch (Invalid missing) {
      return filled(RefusedForm.of(PAGE, typed, missing), actor, which);
    }
  }

  @PostMapping("/comments")
  ModelAndView comment(
      Actor actor,
      @PathVariable String id,
      @ModelAttribute("form") Typed typed,
      RedirectAttributes after) {
    ExceptionId which = ExceptionId.parse(id);
    try {
      comments.add(actor, which, typed.text(), typed.confidential());
      return done(
          which, typed.confidential() ? "The note is kept." : "The comment is kept.", after);
    } catch (Invalid refused) {
      return filled(RefusedForm.of(PAGE, typed, refused), actor, which);
    }
  }

  @PostMapping("/attachments")
  ModelAndView attach(
      Actor actor,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      RedirectAttributes after)
      throws IOException {
    ExceptionId which = ExceptionId.parse(id);
    String name = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
    try {
      attachments.add(actor, which, name, file == null ? new byte[0] : file.getBytes());
      return done(which, name + " is attached.", after);
    } catch (Invalid refused) {
      return filled(RefusedForm.of(PAGE, Typed.NOTHING, refused), actor, which);
    }
  }

  /** A file is saved, never shown: it comes from somebody else. */
  @GetMapping("/attachments/{file}")
  ResponseEntity<byte[]> file(Actor actor, @PathVariable String id, @PathVariable String file) {
    Attachment.Content content = attachments.read(ExceptionId.parse(id), uuid(file), actor.scope());
    Attachment attachment = content.attachment();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(attachment.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(attachment.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(content.bytes());
  }

  private ModelAndView filled(ModelAndView page, Actor actor, ExceptionId id) {
    ExceptionRequest request = requests.get(id, actor.scope());
    var dossier = dossiers.of(request, actor.scope());
    if (request.state().pending() && dossier.caught() != null) {
      page.addObject("missing", management.missing(request, dossier.caught()));
    }
    return pages.fill(page, actor, dossier);
  }

  private static ModelAndView done(ExceptionId id, String sentence, RedirectAttributes after) {
    after.addFlashAttribute("done", sentence);
    return SeeOther.to("/exceptions/" + id);
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException noId) {
      throw new NotFound("There is no such attachment.");
    }
  }
}
