package cn.huimin.hotline.intake.problem;

import cn.huimin.hotline.platform.problem.BusyPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure of a request into an answer with a stable code. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler(Refusal.class)
  ResponseEntity<ProblemDetail> refused(Refusal refusal) {
    if (refusal.getCause() != null) {
      log.warn("Refused with {}", refusal.code().code(), refusal.getCause());
    }
    var problem = Problems.of(refusal.code(), refusal.detail(), refusal.errors());
    var wait = refusal.retryAfter();
    return wait == null
        ? answer(problem)
        : ResponseEntity.status(problem.getStatus())
            .header(
                HttpHeaders.RETRY_AFTER,
                String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())))
            .body(problem);
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    TransactionException.class
  })
  ResponseEntity<ProblemDetail> databaseAway(RuntimeException e) {
    if (BusyPool.isWhy(e)) {
      log.warn("More is asked at once than the database's connections can take");
      return answer(Problems.of(ProblemCode.OVERLOADED, "同时办理的太多，没有办成，请稍后用同一个键重试"));
    }
    log.warn("The database is away: {}", e.getClass().getSimpleName());
    return answer(Problems.of(ProblemCode.NOT_AVAILABLE, "数据库暂时不可用，没有办成，请稍后用同一个键重试"));
  }

  @ExceptionHandler(AccessDeniedException.class)
  ResponseEntity<ProblemDetail> denied(AccessDeniedException e) {
    return answer(Problems.of(ProblemCode.FORBIDDEN, "没有权限做这件事"));
  }

  @ExceptionHandler(Exception.class)
  ResponseEntity<ProblemDetail> fault(Exception e) {
    log.error("A request failed", e);
    return answer(Problems.of(ProblemCode.INTERNAL_ERROR, "系统出错，请稍后重试；已记入日志"));
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
    return super.handleExceptionInternal(e, problem, headers, status, request);
  }

  private static ProblemDetail forStatus(HttpStatusCode status) {
    return switch (status.value()) {
      case 404 -> Problems.of(ProblemCode.NOT_FOUND, "没有这个地址");
      case 405 -> Problems.of(ProblemCode.METHOD_NOT_ALLOWED, "这个地址不接受这种方法");
      case 406 -> Problems.of(ProblemCode.NOT_ACCEPTABLE, "没有所要求格式的答复");
      case 413 -> Problems.of(ProblemCode.TOO_LARGE, "文件或正文太大，请拆分后再交");
      case 415 -> Problems.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "不支持这种正文格式");
      case 400 -> Problems.of(ProblemCode.UNREADABLE_BODY, "正文读不出来，请按接口说明的格式提交");
      default -> Problems.of(ProblemCode.INTERNAL_ERROR, status, "系统出错，请稍后重试");
    };
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    var answer = ResponseEntity.status(problem.getStatus());
    if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(Problems.retryAfterSeconds()));
    }
    return answer.body(problem);
  }
}
