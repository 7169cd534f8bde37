package io.muster.credentials.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class UploadLimitTests {

  @ParameterizedTest
  @CsvSource({
    "multipart/form-data; boundary=x, 4194305, 413",
    "Multipart/Form-Data; boundary=x, 4194305, 413",
    "multipart/form-data; boundary=x, 4194304, 200",
    "application/json, 4194305, 200"
  })
  void anUploadFarOverTheLimitIsRefusedUnread(String type, int length, int status)
      throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/clusters/new");
    request.setContentType(type);
    request.setContent(new byte[length]);
    MockHttpServletResponse response = new MockHttpServletResponse();
    new UploadLimit().doFilter(request, response, new MockFilterChain());
    assertThat(response.getStatus()).isEqualTo(status);
  }

  @Test
  void theErrorPageIsMadeWithoutTheBody() throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/error");
    request.setDispatcherType(DispatcherType.ERROR);
    request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/clusters/new");
    request.setContentType("multipart/form-data; boundary=x");
    request.setContent(new byte[4194305]);
    MockFilterChain page = new MockFilterChain();
    new UploadLimit().doFilter(request, new MockHttpServletResponse(), page);
    assertThat(page.getRequest().getContentType()).isNull();
  }
}
