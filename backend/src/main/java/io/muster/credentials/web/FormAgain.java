package io.muster.credentials.web;

import io.muster.shared.Problem;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;

/** A form shown again with what was typed and what is wrong with it. */
final class FormAgain {

  private FormAgain() {}

  /** The view with the form under the name {@code form}; the caller adds the rest of the model. */
  static ModelAndView of(String view, Object form, Problem problem) {
    var errors = new BeanPropertyBindingResult(form, "form");
    var readable = PropertyAccessorFactory.forBeanPropertyAccess(form);
    for (var field : problem.fields()) {
      if (readable.isReadableProperty(field.field())) {
        errors.rejectValue(field.field(), "refused", field.message());
      } else {
        errors.reject("refused", field.message());
      }
    }
    if (problem.fields().isEmpty()) {
      errors.reject("refused", problem.sentence());
    }
    return new ModelAndView(view, HttpStatus.valueOf(problem.kind().status()))
        .addObject("form", form)
        .addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
  }
}
