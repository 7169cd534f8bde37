package io.muster.ui;

import io.muster.shared.Problem;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;

/** A form shown again with what was typed and what is wrong with it. */
public final class RefusedForm {

  private RefusedForm() {}

  /**
   * The view with the form under the name {@code form}, with the status of the problem; the caller
   * adds the rest of the model. What belongs to no field of the form stands at its top, and so does
   * what happened in the meantime.
   */
  public static ModelAndView of(String view, Object form, Problem refused) {
    var errors = new BeanPropertyBindingResult(form, "form");
    var readable = PropertyAccessorFactory.forBeanPropertyAccess(form);
    for (var problem : refused.fields()) {
      if (readable.isReadableProperty(problem.field())) {
        errors.rejectValue(problem.field(), "refused", problem.message());
      } else {
        errors.reject("refused", problem.message());
      }
    }
    if (refused.fields().isEmpty() || refused.kind() == Problem.Kind.CONFLICT) {
      errors.reject("refused", refused.sentence());
    }
    return new ModelAndView(view, HttpStatus.valueOf(refused.kind().status()))
        .addObject("form", form)
        .addObject(BindingResult.MODEL_KEY_PREFIX + "form", errors);
  }
}
