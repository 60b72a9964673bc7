package io.atalaya.operators.model;

/** What can be asked of the pipeline while it runs. */
public enum CommandAction {
    ACKNOWLEDGE,
    SHELVE,
    UNSHELVE,
    RESET,
    TAKE_OUT_OF_SERVICE,
    RETURN_TO_SERVICE,
    MARK_TRUE_POSITIVE,
    MARK_FALSE_POSITIVE,
    CHANGE_RULE,
    CHANGE_CAMERA,
    CHANGE_MODEL
}
