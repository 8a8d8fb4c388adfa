package cn.huimin.hotline.console.problem;

import cn.huimin.hotline.console.intake.CallerGoneException;
import cn.huimin.hotline.console.intake.IntakeAwayException;
import cn.huimin.hotline.console.intake.UnsendableException;
import cn.huimin.hotline.platform.fault.Wordless;
import cn.huimin.hotline.platform.problem.BusyPool;
import cn.huimin.hotline.platform.problem.GeoReportErrors;
import cn.huimin.hotline.platform.problem.NoValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what went wrong into a problem for programs, or a page for people. */
@ControllerAdvice
public class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  /** What our own code refuses. */
  @ExceptionHandler
  Object refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response) {
    return answer(refusal.code(), refusal.detail(), request, response);
  }

  /** A parameter that is no such value. */
  @ExceptionHandler({
    MethodArgumentTypeMismatchException.class,
    ServletRequestBindingException.class
  })
  Object badParameter(Exception e, HttpServletRequest request, HttpServletResponse response) {
    var name =
        e instanceof MethodArgumentTypeMismatchException mismatch ? mismatch.getName() : "请求";
    return answer(ProblemCode.BAD_PARAMETER, "参数 " + name + " 不是这里认识的值", request, response);
  }

  /** A query or a form that cannot be taken apart, or has more in it than is read. */
  @ExceptionHandler
  Object parameters(
      InvalidParameterException e, HttpServletRequest request, HttpServletResponse response) {
    return e.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE
        ? answer(ProblemCode.TOO_LARGE, "表单太大，没有改动任何内容；请缩短", request, response)
        : answer(
            ProblemCode.BAD_PARAMETER,
            "参数读不出来：每个都要有名字，按百分号编码，最多 1000 个；没有改动任何内容",
            request,
            response);
  }

  /** What intake could not even be asked. */
  @ExceptionHandler
  Object unsendable(
      UnsendableException e, HttpServletRequest request, HttpServletResponse response) {
    return answer(ProblemCode.BAD_PARAMETER, "参数或请求头读不出来：要按百分号编码；没有改动任何内容", request, response);
  }

  /** What no request may hold. */
  @ExceptionHandler
  Object rejected(
      RequestRejectedException e, HttpServletRequest request, HttpServletResponse response) {
    return answer(ProblemCode.BAD_PARAMETER, "请求里有不允许的控制字符，没有改动任何内容；请去掉后再发", request, response);
  }

  /** A body that is no JSON. */
  @ExceptionHandler
  Object unreadable(
      HttpMessageNotReadableException e, HttpServletRequest request, HttpServletResponse response) {
    return answer(ProblemCode.UNREADABLE_BODY, "请求体不是可读的 JSON", request, response);
  }

  /** No such path. */
  @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
  Object notFound(HttpServletRequest request, HttpServletResponse response) {
    return answer(ProblemCode.NOT_FOUND, "没有这个地址", request, response);
  }

  /** No such method. */
  @ExceptionHandler
  Object method(
      HttpRequestMethodNotSupportedException e,
      HttpServletRequest request,
      HttpServletResponse response) {
    e.getHeaders().forEach((name, said) -> response.setHeader(name, String.join(", ", said)));
    return answer(ProblemCode.METHOD_NOT_ALLOWED, "这个地址不支持 " + e.getMethod(), request, response);
  }

  /** No such form of body. */
  @ExceptionHandler
  Object mediaType(
      HttpMediaTypeNotSupportedException e,
      HttpServletRequest request,
      HttpServletResponse response) {
    return answer(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "这里只收 JSON", request, response);
  }

  /** No such form of answer. */
  @ExceptionHandler
  Object notAcceptable(
      HttpMediaTypeNotAcceptableException e,
      HttpServletRequest request,
      HttpServletResponse response) {
    return GeoReportErrors.areFor(request.getRequestURI())
        ? answer(ProblemCode.NOT_ACCEPTABLE, "这里没有所要的格式", request, response)
        : Problems.answer(ProblemCode.NOT_ACCEPTABLE, "这里没有所要的格式");
  }

  /** The client went away: nobody is left to answer. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException e) {
    LOG.debug("a client went away");
  }

  /** Intake is away. */
  @ExceptionHandler
  Object intake(IntakeAwayException e, HttpServletRequest request, HttpServletResponse response) {
    LOG.warn("intake does not answer", Wordless.of(e));
    return answer(ProblemCode.NOT_AVAILABLE, "受理服务暂时没有回应，不知道是否办成；用同一个键再试一次不会重复", request, response);
  }

  /** Who would read the answer has gone. */
  @ExceptionHandler
  Object callerGone(
      CallerGoneException e, HttpServletRequest request, HttpServletResponse response) {
    return answer(ProblemCode.UNREADABLE_BODY, "内容没有传完，没有改动任何内容；请重新发送", request, response);
  }

  /** The database is away, or more is asked of it at once than it can answer. */
  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  Object database(RuntimeException e, HttpServletRequest request, HttpServletResponse response) {
    if (NoValue.isWhy(e)) {
      return answer(
          ProblemCode.BAD_PARAMETER, "参数里有无法保存或比较的值，例如控制字符或过大的数；没有改动任何内容", request, response);
    }
    if (BusyPool.isWhy(e)) {
      LOG.warn("more is asked at once than the database's connections can take");
      return answer(ProblemCode.OVERLOADED, "同时查看的人太多，数据没有丢，请稍后再试", request, response);
    }
    LOG.warn("the database did not answer a read", Wordless.of(e));
    return answer(ProblemCode.NOT_AVAILABLE, "数据库暂时没有回应，数据没有丢，请稍后再试", request, response);
  }

  /** A fault of ours. */
  @ExceptionHandler
  Object fault(RuntimeException e, HttpServletRequest request, HttpServletResponse response) {
    LOG.error("a request failed", Wordless.of(e));
    return answer(ProblemCode.INTERNAL_ERROR, "系统没有做成这件事，没有改动任何内容；请稍后再试", request, response);
  }

  private static Object answer(
      ProblemCode code, String detail, HttpServletRequest request, HttpServletResponse response) {
    return answer(code, detail, request.getRequestURI(), request, response);
  }

  /** What is answered to who asked for this path. */
  static Object answer(
      ProblemCode code,
      String detail,
      String path,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (GeoReportErrors.areFor(path)) {
      Problems.retryAfter(code)
          .ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, wait));
      return GeoReportErrors.answer(
          path, request.getHeader(HttpHeaders.ACCEPT), code.status().value(), List.of(detail));
    }
    if (isForPrograms(path)) {
      return Problems.answer(code, detail);
    }
    response.setStatus(code.status().value());
    Problems.retryAfter(code).ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, wait));
    var page = new ModelAndView("problem");
    page.addObject("code", code.code());
    page.addObject("detail", detail);
    return page;
  }

  /** Whether a path is asked for by programs, who want a problem and no page. */
  static boolean isForPrograms(String path) {
    return path.startsWith("/api/") || path.startsWith("/actuator") || path.endsWith(".yaml");
  }
}
