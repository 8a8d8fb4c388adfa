package cn.huimin.hotline.intake.problem;

import cn.huimin.hotline.platform.fault.Wordless;
import cn.huimin.hotline.platform.problem.BusyPool;
import cn.huimin.hotline.platform.problem.GeoReportErrors;
import cn.huimin.hotline.platform.problem.NoValue;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure of a request into an answer with a stable code. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler(Refusal.class)
  ResponseEntity<Object> refused(Refusal refusal, HttpServletRequest request) {
    if (refusal.getCause() != null) {
      log.warn("Refused with {}", refusal.code().code(), Wordless.of(refusal.getCause()));
    }
    var problem = Problems.of(refusal.code(), refusal.detail(), refusal.errors());
    return answer(problem, refusal.retryAfter(), request.getRequestURI(), accept(request));
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    TransactionException.class
  })
  ResponseEntity<Object> databaseAway(RuntimeException e, HttpServletRequest request) {
    if (BusyPool.isWhy(e)) {
      log.warn("More is asked at once than the database's connections can take");
      return answer(Problems.of(ProblemCode.OVERLOADED, "同时办理的太多，没有办成，请稍后用同一个键重试"), request);
    }
    log.warn("The database is away: {}", e.getClass().getSimpleName());
    return answer(Problems.of(ProblemCode.NOT_AVAILABLE, "数据库暂时不可用，没有办成，请稍后用同一个键重试"), request);
  }

  /** What the database refuses: a value it cannot hold is the caller's, all else ours. */
  @ExceptionHandler(DataIntegrityViolationException.class)
  ResponseEntity<Object> noValue(DataIntegrityViolationException e, HttpServletRequest request) {
    return NoValue.isWhy(e)
        ? answer(Problems.of(ProblemCode.BAD_PARAMETER, "内容里有无法保存的值，例如控制字符或过大的数；没有改动任何内容"), request)
        : fault(e, request);
  }

  @ExceptionHandler(AccessDeniedException.class)
  ResponseEntity<Object> denied(AccessDeniedException e, HttpServletRequest request) {
    return answer(Problems.of(ProblemCode.FORBIDDEN, "没有权限做这件事"), request);
  }

  /** A query or a form that cannot be taken apart, or has more in it than is read. */
  @ExceptionHandler(InvalidParameterException.class)
  ResponseEntity<Object> parameters(InvalidParameterException e, HttpServletRequest request) {
    return e.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
        ? answer(forStatus(HttpStatus.CONTENT_TOO_LARGE), request)
        : answer(
            Problems.of(ProblemCode.BAD_PARAMETER, "参数读不出来：每个都要有名字，按百分号编码，最多 1000 个；没有改动任何内容"),
            request);
  }

  /** What no request may hold. */
  @ExceptionHandler(RequestRejectedException.class)
  ResponseEntity<Object> rejected(RequestRejectedException e, HttpServletRequest request) {
    return answer(Problems.of(ProblemCode.BAD_PARAMETER, "请求里有不允许的控制字符，没有改动任何内容；请去掉后再发"), request);
  }

  /** A form of several parts that cannot be taken apart, or breaks off. */
  @ExceptionHandler(MultipartException.class)
  ResponseEntity<Object> unreadable(MultipartException e, HttpServletRequest request) {
    return answer(forStatus(HttpStatus.BAD_REQUEST), request);
  }

  @ExceptionHandler(Exception.class)
  ResponseEntity<Object> fault(Exception e, HttpServletRequest request) {
    log.error("A request failed", Wordless.of(e));
    return answer(Problems.of(ProblemCode.INTERNAL_ERROR, "系统出错，请稍后重试；已记入日志"), request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
      MaxUploadSizeExceededException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return handleExceptionInternal(e, null, headers, HttpStatus.CONTENT_TOO_LARGE, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var problem = forStatus(status);
    if (request instanceof ServletWebRequest asked
        && GeoReportErrors.areFor(asked.getRequest().getRequestURI())) {
      var answer = answer(problem, asked.getRequest());
      return ResponseEntity.status(answer.getStatusCode())
          .headers(headers)
          .headers(answer.getHeaders())
          .body(answer.getBody());
    }
    var told = new HttpHeaders(headers);
    told.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return super.handleExceptionInternal(e, problem, told, status, request);
  }

  /** What is told of a status that nobody else has words for. */
  static ProblemDetail forStatus(HttpStatusCode status) {
    return switch (status.value()) {
      case 404 -> Problems.of(ProblemCode.NOT_FOUND, "没有这个地址");
      case 405 -> Problems.of(ProblemCode.METHOD_NOT_ALLOWED, "这个地址不接受这种方法");
      case 406 -> Problems.of(ProblemCode.NOT_ACCEPTABLE, "没有所要求格式的答复");
      case 401 -> Problems.of(ProblemCode.SIGN_IN_NEEDED, "请先登录；登录已过期的请重新登录");
      case 403 -> Problems.of(ProblemCode.FORBIDDEN, "您的角色没有权限做这件事");
      case 408 -> Problems.of(ProblemCode.REQUEST_TIMEOUT, "等了太久没有收到完整的请求，没有受理；请重新发送");
      case 413 -> Problems.of(ProblemCode.TOO_LARGE, "文件或正文太大，请拆分后再交");
      case 415 -> Problems.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "不支持这种正文格式");
      case 400 -> Problems.of(ProblemCode.UNREADABLE_BODY, "正文读不出来，请按接口说明的格式提交");
      default -> Problems.of(ProblemCode.INTERNAL_ERROR, status, "系统出错，请稍后重试");
    };
  }

  private static ResponseEntity<Object> answer(ProblemDetail problem, HttpServletRequest request) {
    return answer(problem, null, request.getRequestURI(), accept(request));
  }

  private static @Nullable String accept(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.ACCEPT);
  }

  /**
   * An answer in the form that is wanted under a path.
   *
   * @param wait how long to wait before asking again; null where that is not known
   * @param accept what the caller accepts
   */
  static ResponseEntity<Object> answer(
      ProblemDetail problem, @Nullable Duration wait, String path, @Nullable String accept) {
    var answer = ResponseEntity.status(problem.getStatus());
    if (wait != null) {
      answer.header(
          HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
    } else if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(Problems.retryAfterSeconds()));
    }
    if (!GeoReportErrors.areFor(path)) {
      // Said outright, so that it is told to who accepts nothing that can be read, too.
      return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
    var detail = problem.getDetail();
    var told =
        GeoReportErrors.answer(
            path, accept, problem.getStatus(), List.of(detail == null ? "" : detail));
    return answer.headers(told.getHeaders()).body(told.getBody());
  }
}
